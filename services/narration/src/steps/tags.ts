import type { Tagged } from "@storytelling/spoken";
import { baseOf, Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { piecesOf } from "../domain/pieces.ts";
import type { Reading } from "../domain/pronunciation.ts";

/** Finds the parts of speech in the texts that need them: those with a word that a pronunciation reads by its part. */
export interface Tags {
  /** The tags of a text; null when it needs none, or nothing here can tell them. */
  of(text: string, language: string): Promise<readonly Tagged[] | null>;
  /** Whether a text needed tags and got none. */
  readonly missed: () => boolean;
}

const word = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;
const folded = (text: string): string => text.toLowerCase().replaceAll("’", "'");

/** Parts of speech by the tagger of the voices, for the entries of a lexicon. */
export function tagsFor(app: App, lexicon: readonly Reading[], signal?: AbortSignal): Tags {
  const words = new Set(
    lexicon.flatMap(({ written, partOfSpeech }) => (partOfSpeech ? [folded(written)] : [])),
  );
  let missed = false;
  return {
    missed: () => missed,
    async of(text, language) {
      if (words.size === 0 || ![...text.matchAll(word)].some(([each]) => isOf(words, folded(each))))
        return null;
      const tags = baseOf(language) === "en" ? await tagsOf(app, text, signal) : null;
      missed ||= tags === null;
      return tags;
    },
  };
}

/** Whether a word, or one without its genitive or of its compound, is among the words. */
const isOf = (words: ReadonlySet<string>, each: string): boolean =>
  words.has(each) || each.split(/['-]/).some((part) => words.has(part));

/** Each piece alone, since a tagger takes texts of limited length. */
async function tagsOf(app: App, text: string, signal?: AbortSignal): Promise<Tagged[] | null> {
  const { words } = app.speech;
  if (!words) return null;
  const tags: Tagged[] = [];
  let from = 0;
  try {
    for (const piece of piecesOf(text)) {
      for (const { start, end, tag } of await words.tags(piece, signal))
        tags.push({ start: from + start, end: from + end, tag });
      from += piece.length;
    }
    return tags;
  } catch (error) {
    // The models are fetched after the first start.
    if (error instanceof Refusal && error.kind === "unavailable") return null;
    throw error;
  }
}
