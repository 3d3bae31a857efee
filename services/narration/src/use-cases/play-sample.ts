import { encodeWav, masterAudiobook, timeline } from "@storytelling/media";
import { answer, type Media } from "@storytelling/service";
import type { Speech } from "@storytelling/speech";
import { notFound } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { labelOf } from "../domain/label.ts";
import { renditionHash } from "../domain/rendition.ts";
import { sampleText } from "../domain/sample-text.ts";
import type { Voice } from "../domain/voice.ts";
import { mediaOf } from "../steps/media.ts";
import { findVoice } from "../store/voices.ts";

type Format = "mp3" | "wav";
/** Samples belong to no user, so their blobs have a separate key. */
const OWNER = "voice-samples";

/** A sample of a voice. It is rendered once for each version of its provider, and stored. */
const sampleIn = (format: Format) =>
  useCase({
    params: z.object({ id: z.string().max(200) }),
    answer: { media: [format === "mp3" ? "audio/mpeg" : "audio/wav"] },
    async run(app, { params }) {
      const voice = await findVoice(app.db.read, params.id);
      if (!voice) throw notFound("voice");
      return answer(await sampleOf(app, voice, format));
    },
  });

export const playSampleMp3 = sampleIn("mp3");
export const playSampleWav = sampleIn("wav");

async function sampleOf(app: App, voice: Voice, format: Format): Promise<Media> {
  const { language, base, settings, provider } = voice;
  const request = { text: sampleText(language), language, base, settings };
  const id = `${renditionHash({ ...request, provider, version: app.speech.version(provider) })}.${format}`;
  await app.oneAtATime(`sample ${id}`, async () => {
    if (await app.blobs.info(OWNER, id)) return;
    const speech = await app.speech.speak(provider, request);
    const contentType = format === "mp3" ? "audio/mpeg" : "audio/wav";
    await app.blobs.put(OWNER, encode(voice, speech, format), { contentType, id });
  });
  return mediaOf(app, OWNER, id, `${voice.name}.${format}`);
}

function credited({ name, provider, language }: Voice) {
  const label = labelOf(
    [{ line: 0, origin: "synthetic", voiceName: name, provider, silent: false }],
    language,
  );
  return { label, comment: label.notice };
}

function encode(voice: Voice, speech: Speech, format: Format): Uint8Array | AsyncIterable<Uint8Array> {
  if (format === "wav") return encodeWav(speech.pcm, speech.sampleRate);
  const segment = { ...speech, pauseAfterMs: 0 };
  const { totalMs } = timeline([{ ...segment, samples: speech.pcm.length }]);
  const tags = {
    title: voice.name,
    artist: voice.name,
    language: voice.language,
    ...credited(voice),
    chapters: [],
    totalMs,
  };
  return masterAudiobook({
    segments: (async function* () {
      yield segment;
    })(),
    tags,
  });
}
