import type { Models } from "@storytelling/models";
import type { Sound } from "@storytelling/phonemes";
import { Refusal } from "@storytelling/values";
import { accentFiles, sharedFiles } from "./files.ts";
import type { Phonemizer } from "./phonemizer.ts";
import { createThread } from "./thread.ts";

const LONGEST_TEXT = 10_000;
const MOST_WORDS = 10_000;

const ALL_FILES = [sharedFiles, accentFiles(false), accentFiles(true)].flatMap((files) => Object.values(files));

/**
 * The phonemizer with the data of the model `english`. Refusals: `text-too-long`, `too-many-words`,
 * `pronunciations-not-ready` while the data is not there, `phonemizer-ended` when its thread ended or failed.
 */
export function createPhonemizer({ models }: { models: Models }): Phonemizer {
  const thread = createThread(new URL("./worker.ts", import.meta.url), () => ({
    files: Object.fromEntries(ALL_FILES.map((name) => [name, models.path(name)])),
  }));

  function checkReady(): void {
    if (models.state("english").state !== "ready") {
      throw new Refusal(
        "unavailable",
        "pronunciations-not-ready",
        "The English pronunciations are not there yet. Run npm run voices, or wait until they are fetched.",
      );
    }
  }

  return {
    async sounds(request, signal) {
      if (request.text.length > LONGEST_TEXT) {
        throw new Refusal(
          "invalid",
          "text-too-long",
          `Cut the text into lines of ${LONGEST_TEXT} characters or fewer.`,
        );
      }
      checkReady();
      return (await thread.ask({ kind: "sounds", request }, signal)) as Sound[];
    },
    async known(words, british, signal) {
      if (words.length > MOST_WORDS || words.some((word) => word.length > LONGEST_TEXT)) {
        throw new Refusal("invalid", "too-many-words", `Ask for ${MOST_WORDS} words or fewer at a time.`);
      }
      checkReady();
      return (await thread.ask({ kind: "known", words, british }, signal)) as boolean[];
    },
    close: () => thread.close(),
  };
}
