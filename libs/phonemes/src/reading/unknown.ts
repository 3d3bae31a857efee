import { unsaidIn } from "../words/marks.ts";
import { withoutContraction } from "./contractions.ts";
import type { Find } from "./find.ts";
import { AT_THE_END } from "./reading.ts";

/** A text that no lexicon knows, cut into what the network guesses and what the rules read. */
export interface Unknown {
  /** The letters to be guessed. */
  readonly words: readonly string[];
  /** The phonemes, once the words have theirs. */
  readonly phonemes: (guesses: ReadonlyMap<string, string>) => string;
  readonly unsaid: (guesses: ReadonlyMap<string, string>) => string;
}

/** The network was trained with words of at most 24 letters. */
const LONGEST_WORD = 24;
const PIECE = new RegExp(
  `(?:[\\p{L}\\p{M}]'?){1,${LONGEST_WORD}}|\\d+(?:[,.]\\d+)*|[^\\p{L}\\p{M}\\d]`,
  "gu",
);

/** A piece with its phonemes, or with the word to guess. */
interface Cut {
  readonly text: string;
  readonly word?: string;
  readonly said?: string;
}

function cut(stem: string, tag: string, find: Find): Cut[] {
  const said = (text: string): Cut => {
    const reading = find(text, tag);
    return reading ? { text, said: reading(AT_THE_END) } : { text };
  };
  // "there'll": only the contraction has no entry.
  if (find(stem, tag)) return [said(stem)];
  return (stem.match(PIECE) ?? []).map((text) =>
    /\p{L}/u.test(text) ? { text, word: text.replaceAll("'", "") } : said(text),
  );
}

export function cutUnknown(text: string, tag: string, find: Find, british: boolean): Unknown {
  const { stem, contract } = withoutContraction(text.replaceAll("‘", "'").normalize("NFC"));
  const pieces = cut(stem, tag, find);
  const sound = ({ word, said }: Cut, guesses: ReadonlyMap<string, string>): string =>
    said ?? guesses.get(word ?? "") ?? "";
  return {
    words: pieces.flatMap(({ word }) => word ?? []),
    phonemes: (guesses) => {
      const sounds = pieces.map((piece) => sound(piece, guesses)).filter(Boolean);
      return sounds.length > 0 ? contract(sounds.join(" "), british) : "";
    },
    unsaid: (guesses) => pieces.map((piece) => (sound(piece, guesses) ? "" : unsaidIn(piece.text))).join(""),
  };
}
