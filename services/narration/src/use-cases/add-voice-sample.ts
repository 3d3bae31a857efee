import { encodeWav } from "@storytelling/media";
import { answer } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { consentEnded, hasEnded } from "../domain/consent.ts";
import { withMeasure } from "../domain/profile.ts";
import { wordCount } from "../domain/spoken-form.ts";
import { voiceSampleBlob } from "../steps/blob-ids.ts";
import { ownProfile } from "../steps/own-profile.ts";
import { SampleView, viewSample } from "../steps/sample-view.ts";
import { findConsent, holdConsent } from "../store/consents.ts";
import { lockNumbers, saveNumbers } from "../store/profiles.ts";
import { insertSample, isSampleKept } from "../store/voice-samples.ts";

/** The fields of the upload's form beside the recording. */
export const sampleFields = {
  text: z
    .string()
    .max(5000)
    .optional()
    .meta({ description: "What is read. Without it, no pace is measured." }),
};

/** Adds a recording to a profile of the user's own voice, and measures its pitch and pace. */
export const addVoiceSample = useCase({
  params: z.object({ id: z.string().max(200) }),
  answer: SampleView,
  async run(app, { params, upload, actor, signal, transaction }) {
    if (!upload)
      throw new Refusal("invalid", "file-missing", "file: Send the recording in a field named file.");
    const { profile } = await ownProfile(app.db.read, actor, params.id);
    const { pcm, preparedRate, durationMs, findings } = await app.recordings.prepare(
      upload.bytes,
      {},
      signal,
    );
    const text = upload.fields.text?.trim() || null;
    const words = text ? wordCount(text) : 0;
    const measure = await app.aligner.measure([{ pcm, sampleRate: preparedRate }], words, signal);
    const id = app.ids.next();
    const sample = {
      ...{ id, voiceId: profile.id, personId: actor.id, blobId: voiceSampleBlob(id), text, durationMs },
      ...{ sampleRate: preparedRate, words, findings, createdAt: app.clock.now() },
    };
    const wav = encodeWav(pcm, preparedRate);
    await app.blobs.put(actor.id, wav, { contentType: "audio/wav", id: sample.blobId });
    return transaction(async (tx) => {
      await holdConsent(tx, profile.consentId);
      const { consent, ending } = await findConsent(tx, profile.consentId);
      if (!consent || hasEnded(consent, ending, app.clock.now())) throw consentEnded();
      const row = await lockNumbers(tx, { id: profile.id });
      if (!row) throw consentEnded();
      await insertSample(tx, sample);
      await saveNumbers(tx, profile.id, withMeasure(row, measure, Math.max(1, words)));
      return answer(viewSample(sample));
    }).catch(async (error: unknown) => {
      if (!(await isSampleKept(app.db.read, sample.blobId))) await app.blobs.delete(actor.id, sample.blobId);
      throw error;
    });
  },
});
