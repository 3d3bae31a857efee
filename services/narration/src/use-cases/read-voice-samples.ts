import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { enqueueErasure } from "../steps/enqueue.ts";
import { mediaOf } from "../steps/media.ts";
import { ownProfile } from "../steps/own-profile.ts";
import { SampleView, viewSample } from "../steps/sample-view.ts";
import { deleteSample, samplesOf } from "../store/voice-samples.ts";

const OfVoice = z.object({ id: z.string().max(200) });
const OfSample = OfVoice.extend({ sampleId: Id });

/** The samples of a user's own voice, oldest first. */
export const listVoiceSamples = useCase({
  params: OfVoice,
  answer: z.object({ items: z.array(SampleView) }),
  async run(app, { params, actor }) {
    const { profile } = await ownProfile(app.db.read, actor, params.id);
    const samples = await samplesOf(app.db.read, { voiceIds: [profile.id] });
    return answer({ items: samples.map(viewSample) });
  },
});

/** One sample, to listen to. */
export const playVoiceSample = useCase({
  params: OfSample,
  answer: { media: ["audio/wav"] },
  async run(app, { params, actor }) {
    const { profile } = await ownProfile(app.db.read, actor, params.id);
    const samples = await samplesOf(app.db.read, { voiceIds: [profile.id] });
    const sample = samples.find(({ id }) => id === params.sampleId);
    if (!sample) throw notFound("sample");
    return answer(await mediaOf(app, actor.id, sample.blobId, `${profile.name}.wav`));
  },
});

/** Deletes a sample. The two numbers that were measured on it stay with the profile. */
export const deleteVoiceSample = useCase({
  params: OfSample,
  answer: "nothing",
  run: (app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const { profile } = await ownProfile(tx, actor, params.id);
      const blobId = await deleteSample(tx, profile.id, params.sampleId);
      if (!blobId) throw notFound("sample");
      await enqueueErasure(app, tx, actor.id, [blobId]);
      return answer(undefined);
    }),
});
