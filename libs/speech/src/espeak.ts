import { availableParallelism } from "node:os";
import { trim } from "@storytelling/media";
import { askTwice, createChildren } from "./children.ts";
import type { Ask, Spoken } from "./espeak/messages.ts";
import { espeakLanguages, espeakVoices } from "./espeak/voices.ts";
import { wordsOf } from "./espeak/words.ts";
import { READY, type SpeechProvider } from "./provider.ts";
import { checkRequest, silence } from "./request.ts";

const RATE = 22_050;
const WORDS_PER_MINUTE = 175;

/** The URL of the eSpeak NG program; undefined when that optional package is not installed. */
export function espeakProgram(): URL | undefined {
  try {
    return new URL(import.meta.resolve("@storytelling/espeak-ng"));
  } catch {
    return undefined;
  }
}

/**
 * Many languages by the eSpeak NG program in child processes; undefined when it is not installed. A child that dies or
 * hangs is replaced, and the request is sent once more. The second loss is the `Refusal` `speech-unavailable`.
 */
export function createEspeak({
  workers = availableParallelism(),
  timeoutMs = 30_000,
  program = espeakProgram(),
}: {
  workers?: number | undefined;
  timeoutMs?: number;
  program?: URL | undefined;
} = {}): SpeechProvider | undefined {
  if (!program) return undefined;
  const children = createChildren<Ask, Spoken>(program, workers, timeoutMs);
  const bases = new Set(espeakVoices().map((voice) => voice.base));

  return {
    id: "espeak-ng",
    // Raise it by hand whenever the same request would give other samples. The first part is the package's version.
    version: "0.3.5-1",
    languages: espeakLanguages,
    readiness: () => READY,
    voices: espeakVoices,
    async speak(request, signal) {
      checkRequest(request, bases);
      const { pitch, rate } = request.settings;
      const spoken = await askTwice(
        children,
        {
          text: request.text,
          voice: request.base,
          // eSpeak doubles the pitch from 50 to 100 and halves it from 50 to 0.
          pitch: Math.min(99, Math.round(50 + 50 * Math.log2(pitch))),
          wordsPerMinute: Math.round(WORDS_PER_MINUTE * rate),
        },
        signal,
      );
      const { text, language } = request;
      const words = wordsOf(text, language, spoken.marks);
      if (words.length === 0) return silence(RATE);
      return { sampleRate: spoken.sampleRate, ...trim(spoken.pcm, spoken.sampleRate, words) };
    },
    async close() {
      children.close();
    },
  };
}
