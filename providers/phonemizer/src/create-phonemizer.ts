import type { Models } from "@storytelling/models";
import { askTwice, createChildren } from "@storytelling/speech";
import { limiter, Refusal } from "@storytelling/values";
import { accentFiles, sharedFiles } from "./files.ts";
import type { Ask, Reply } from "./messages.ts";
import type { Phonemizer } from "./phonemizer.ts";
import { unlessAborted } from "./unless-aborted.ts";

const LONGEST_TEXT = 10_000;
const MOST_WORDS = 10_000;
const LONGEST_WORD = 200;
const TIMEOUT_MS = 60_000;

const FILES = [sharedFiles, accentFiles(false), accentFiles(true)].flatMap((files) => Object.values(files));

function checkLength(text: string): void {
  if (text.length > LONGEST_TEXT) {
    throw new Refusal(
      "invalid",
      "text-too-long",
      `Cut the text into lines of ${LONGEST_TEXT} characters or fewer.`,
    );
  }
}

/**
 * The phonemizer with the data of the model `english`. Refusals: `text-too-long`, `too-many-words`,
 * `pronunciations-not-ready` while the data is not there, `pronunciations-damaged` for a file that cannot be read, and `speech-unavailable` when the process ended twice.
 */
export function createPhonemizer({ models }: { models: Models }): Phonemizer {
  const children = createChildren<Ask, Reply>(new URL("./program.ts", import.meta.url), 1, TIMEOUT_MS);
  const limit = limiter({ atOnce: 1 });

  /** An abort does not kill the process, since loading the data again takes longer than any answer. */
  async function ask(question: Ask["question"], signal?: AbortSignal): Promise<Reply> {
    if (models.state("english").state !== "ready") {
      throw new Refusal(
        "unavailable",
        "pronunciations-not-ready",
        "The English pronunciations are not on this machine yet. Run: npm run voices",
      );
    }
    const files = Object.fromEntries(FILES.map((name) => [name, models.path(name)]));
    const reply = await limit(() => unlessAborted(askTwice(children, { files, question }), signal), signal);
    if (reply.damaged !== undefined) {
      throw new Refusal(
        "unavailable",
        "pronunciations-damaged",
        "A file of the English pronunciations is damaged. Fetch it again by: npm run voices.",
        { cause: new Error(reply.damaged) },
      );
    }
    return reply;
  }

  return {
    async sounds(request, signal) {
      checkLength(request.text);
      const { sounds } = await ask({ kind: "sounds", request }, signal);
      return sounds ?? [];
    },
    async known(words, british, signal) {
      if (words.length > MOST_WORDS || words.some((word) => word.length > LONGEST_WORD)) {
        throw new Refusal(
          "invalid",
          "too-many-words",
          `Ask for ${MOST_WORDS} words of ${LONGEST_WORD} characters or fewer.`,
        );
      }
      const { known } = await ask({ kind: "known", words, british }, signal);
      return known ?? [];
    },
    async tags(text, signal) {
      checkLength(text);
      const { tags } = await ask({ kind: "tags", text }, signal);
      return tags ?? [];
    },
    close: async () => children.close(),
  };
}
