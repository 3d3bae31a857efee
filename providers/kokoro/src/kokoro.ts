import { availableParallelism } from "node:os";
import type { Models } from "@storytelling/models";
import type { Phonemizer } from "@storytelling/phonemizer";
import type { Readiness, SpeechProvider } from "@storytelling/speech";
import { Refusal } from "@storytelling/values";
import { sharesOf } from "./base.ts";
import { kokoroLanguages, kokoroVoices } from "./voices.ts";

/** What Kokoro needs. `workers` bounds its processes; each holds the model, about 400 MB. */
export interface KokoroOptions {
  readonly models: Models;
  readonly phonemizer: Phonemizer;
  readonly workers?: number | undefined;
  /** The eSpeak NG program; found where that package is installed. Without it only English is spoken. */
  readonly espeakProgram?: URL | undefined;
}

/** Kokoro-82M: many neural voices of six languages, in child processes of its own. */
export function createKokoro({ models, workers = availableParallelism() }: KokoroOptions): SpeechProvider {
  const readiness = (): Readiness => {
    const english = models.state("english");
    return english.state === "ready" ? models.state("kokoro") : english;
  };
  return {
    id: "kokoro",
    // Raise it by hand whenever the same request would give other samples. The first part is the model's version.
    version: "1.0-1",
    languages: kokoroLanguages,
    readiness,
    voices: kokoroVoices,
    async speak(request) {
      sharesOf(request.base);
      throw new Refusal("unavailable", "voice-not-ready", `Kokoro is being built for ${workers} workers.`);
    },
    async close() {},
  };
}
