import { Refusal } from "@storytelling/values";
import type { Speech, SpeechRequest } from "./provider.ts";

const LONGEST_TEXT = 10_000;
const SILENCE_MS = 250;

/** Refuses a request that can never succeed: `unknown-voice`, `voice-settings-out-of-range`, `text-too-long`. */
export function checkRequest(request: SpeechRequest, bases: ReadonlySet<string>): void {
  if (!bases.has(request.base)) {
    throw new Refusal("invalid", "unknown-voice", "Choose a voice from the list of voices.");
  }
  for (const factor of [request.settings.pitch, request.settings.rate]) {
    if (!(factor >= 0.5 && factor <= 2)) {
      throw new Refusal("invalid", "voice-settings-out-of-range", "Give a pitch and a rate from 0.5 to 2.");
    }
  }
  if (request.text.length > LONGEST_TEXT) {
    throw new Refusal(
      "invalid",
      "text-too-long",
      `Cut the text into lines of ${LONGEST_TEXT} characters or fewer.`,
    );
  }
}

/** The speech of a text without anything to say. */
export const silence = (sampleRate: number): Speech => ({
  pcm: new Int16Array((sampleRate * SILENCE_MS) / 1000),
  sampleRate,
  words: [],
});
