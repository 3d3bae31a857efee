import { encodeWav } from "@storytelling/media";
import { answer } from "@storytelling/service";
import { LanguageTag, notFound, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import type { Reading } from "../domain/pronunciation.ts";
import { formOf, pronouncedOf } from "../domain/spoken-form.ts";
import { bytesOf } from "../steps/bytes.ts";
import { checked, Entry } from "../steps/pronunciation-lists.ts";
import { tagsFor } from "../steps/tags.ts";
import { findVoice } from "../store/voices.ts";

/** Speaks a text with an entry that is not saved yet. Nothing is stored. */
export const hearPronunciation = useCase({
  body: z
    .strictObject({
      text: z.string().max(300, { error: "Use at most 300 characters." }).meta({
        description: "Words of the story in which the entry's words occur.",
      }),
      entry: Entry,
      voiceId: z.string().max(200),
      language: LanguageTag.optional().meta({ description: "The story's; the voice's by default." }),
    })
    .meta({ id: "PronunciationSample" }),
  answer: { media: ["audio/wav"] },
  async run(app, { body, actor, signal }) {
    const entry = checked(body.entry, "body.entry");
    const voice = await findVoice(app.db.read, body.voiceId);
    if (!voice) throw notFound("voice");
    const language = body.language ?? voice.language;
    const tags = await tagsFor(app, [entry], signal).of(body.text, language);
    const form = formOf(body.text, language, { lexicon: [entry], ...(tags ? { tags } : {}) });
    if (form.looked === 0) {
      const message = `“${entry.written}” ${unusedAs(entry, tags !== null)} Give words of the story that contain it.`;
      const faults = [{ field: "body.text", message }];
      throw new Refusal("invalid", "pronunciation-unused", `body.text: ${message}`, { faults });
    }
    const { base, settings, provider } = voice;
    const request = { text: form.said, language, base, settings, ...pronouncedOf(form) };
    // One at a time for each user, so that samples do not hold up the lines of others.
    return app.oneAtATime(`hear ${actor.id}`, async () => {
      const { pcm, sampleRate } = await app.speech.speak(provider, request, signal);
      return answer(bytesOf(encodeWav(pcm, sampleRate), "audio/wav", "pronunciation.wav"));
    });
  },
});

/** Why an entry reads nothing of a text. */
function unusedAs({ partOfSpeech }: Reading, tagged: boolean): string {
  if (partOfSpeech === undefined) return "does not occur in the text.";
  if (tagged) return `does not occur in the text as this part of speech (${partOfSpeech}).`;
  return "does not occur in the text, or its part of speech cannot be told in this language or not yet.";
}
