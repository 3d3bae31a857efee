import { unsaidIn } from "../words/marks.ts";
import { addEd, addS } from "./endings.ts";
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
const WORD = new RegExp(`(?:[\\p{L}\\p{M}]'?){1,${LONGEST_WORD}}|\\d+(?:[,.]\\d+)*|[^\\p{L}\\p{M}\\d]`, "gu");
const CONTRACTION = /(?<=[\p{L}\p{M}])'(s|d|ll|ve|re|m)?$/iu;

type Ending = (stem: string) => string;

/** What follows an apostrophe is read by rule: "Siobhan's", "Siobhan'll". */
function endingOf(contraction: string, find: Find, british: boolean): Ending {
  if (contraction === "s") return (stem) => addS(stem, british) ?? stem;
  if (contraction === "d") return (stem) => addEd(stem, british) ?? stem;
  const spoken = contraction ? (find(`'${contraction}`, "MD")?.(AT_THE_END) ?? "") : "";
  return (stem) => stem + spoken;
}

export function cutUnknown(text: string, tag: string, find: Find, british: boolean): Unknown {
  const plain = text.replaceAll("‘", "'").normalize("NFC");
  const contraction = CONTRACTION.exec(plain);
  const ending = endingOf(contraction?.[1]?.toLowerCase() ?? "", find, british);
  const stem = contraction ? plain.slice(0, contraction.index) : plain;
  const cut = (stem.match(WORD) ?? []).map((piece) => {
    if (/\p{L}/u.test(piece)) return { word: piece.replaceAll("'", ""), said: undefined, text: piece };
    return { word: undefined, said: find(piece, tag)?.(AT_THE_END), text: piece };
  });
  const sound = (piece: (typeof cut)[number], guesses: ReadonlyMap<string, string>): string =>
    piece.said ?? guesses.get(piece.word ?? "") ?? "";
  return {
    words: cut.flatMap(({ word }) => word ?? []),
    phonemes: (guesses) => {
      const stems = cut.map((piece) => sound(piece, guesses)).filter(Boolean);
      return stems.length > 0 ? ending(stems.join(" ")) : "";
    },
    unsaid: (guesses) =>
      cut.map((piece) => (sound(piece, guesses) ? "" : unsaidIn(piece.text))).join(""),
  };
}
