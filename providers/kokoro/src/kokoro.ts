import { availableParallelism } from "node:os";
import type { Models } from "@storytelling/models";
import type { Phonemizer } from "@storytelling/phonemizer";
import {
  askTwice,
  checkRequest,
  createChildren,
  espeakProgram,
  type Readiness,
  type SpeechProvider,
  silence,
} from "@storytelling/speech";
import { Refusal } from "@storytelling/values";
import { sharesOf } from "./base.ts";
import { join } from "./join.ts";
import type { Ask, Reply } from "./messages.ts";
import { DamagedFile } from "./model/check-file.ts";
import { MODEL, RATE } from "./model/names.ts";
import { createPhonemes } from "./phonemes.ts";
import { piecesOf } from "./pieces.ts";
import { createStyles } from "./styles.ts";
import { kokoroLanguages, kokoroVoices } from "./voices.ts";

/** One piece of at most 200 tokens takes seconds; a busy machine may need much longer. */
const TIMEOUT_MS = 180_000;

/** What Kokoro needs. `workers` bounds its processes; each holds the model and takes up to 600 MB. */
export interface KokoroOptions {
  readonly models: Pick<Models, "path" | "state">;
  readonly phonemizer: Phonemizer;
  readonly workers?: number | undefined;
  /** The eSpeak NG program; found where that package is installed. Without it only English is spoken. */
  readonly espeakProgram?: URL | undefined;
}

const damaged = (cause: unknown): Refusal =>
  new Refusal(
    "unavailable",
    "voice-model-damaged",
    "A file of the neural voices is damaged. Fetch it again: npm run voices.",
    { cause },
  );

/**
 * Kokoro-82M: many neural voices of six languages, in child processes of its own. Refusals: `unknown-voice`,
 * `voice-blend-invalid`, `voice-language-unsupported`, `voice-model-missing`, `voice-model-damaged`, those of the
 * phonemizer and of `askTwice`.
 */
export function createKokoro({
  models,
  phonemizer,
  workers = availableParallelism(),
  espeakProgram: espeak = espeakProgram(),
}: KokoroOptions): SpeechProvider {
  const children = createChildren<Ask, Reply>(new URL("./program.ts", import.meta.url), workers, TIMEOUT_MS);
  const phonemes = createPhonemes(phonemizer, espeak);
  const styleOf = createStyles(models);
  const spoken = new Set(espeak ? kokoroLanguages : ["en"]);

  const readiness = (): Readiness => {
    const english = models.state("english");
    return english.state === "ready" ? models.state("kokoro") : english;
  };

  return {
    id: "kokoro",
    // Raise it by hand whenever the same request would give other samples. The first part is the model's version.
    version: "1.0-1",
    languages: [...spoken],
    readiness,
    voices: () => kokoroVoices().filter(({ language }) => spoken.has(language.slice(0, 2))),

    async speak(request, signal) {
      const { text, base, settings, manner = "plain" } = request;
      const shares = sharesOf(base);
      checkRequest(request, new Set([base]));
      if (readiness().state !== "ready") {
        throw new Refusal(
          "unavailable",
          "voice-model-missing",
          "The neural voices are not here yet. Try again later.",
        );
      }
      const british = shares[0]?.name.startsWith("b") ?? false;
      const pieces = piecesOf(await phonemes.sounds(request, british, signal));
      if (text.trim() === "" || pieces.length === 0) return silence(RATE);
      try {
        const parts = [];
        for (const { tokens, words, end } of pieces) {
          const style = await styleOf(shares, tokens.length);
          const model = models.path(MODEL);
          const reply = await askTwice(
            children,
            { model, tokens, words, style, ...settings, manner },
            signal,
          );
          if ("damaged" in reply) throw damaged(reply.damaged);
          parts.push({ ...reply, end });
        }
        return join(parts, RATE, settings.rate);
      } catch (error) {
        throw error instanceof DamagedFile ? damaged(error) : error;
      }
    },

    async close() {
      children.close();
      phonemes.close();
    },
  };
}
