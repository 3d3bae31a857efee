import type { Sound } from "@storytelling/phonemes";
import { hasSound, numbersOf, SPACE } from "./symbols.ts";

/** A word of the text (UTF-16 offsets) and its tokens in its piece, both with an exclusive end. */
export interface TokenWord {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

/** A part of a text that the network speaks at once. */
export interface Piece {
  readonly tokens: readonly number[];
  readonly words: readonly TokenWord[];
  /** What the piece ends with: a sentence, a phrase, or neither. */
  readonly end: "sentence" | "phrase" | "word";
}

/**
 * The network takes 510. VOICES.md of hexgrad/Kokoro-82M names 100 to 200 as the best; its memory grows with them.
 */
const MOST_TOKENS = 200;

const SENTENCE = /[.!?…]/;
const PHRASE = /[,;:—]/;

type Unit = { start: number; end: number; tokens: number[]; spoken: boolean; phonemes: string };

/** Each sound as tokens; one that is too long for a piece becomes several. A mark is said once in a row. */
function unitsOf(sounds: readonly Sound[]): Unit[] {
  return sounds.flatMap(({ start, end, phonemes, spaced }, i) => {
    const all = numbersOf(phonemes);
    const spoken = hasSound(all);
    if (!spoken && !spaced && sounds[i + 1]?.phonemes === phonemes) return [];
    const units: Unit[] = [];
    for (let at = 0; at === 0 || at < all.length; at += MOST_TOKENS - 1) {
      units.push({ start, end, tokens: all.slice(at, at + MOST_TOKENS - 1), spoken, phonemes });
    }
    if (spaced) units.at(-1)?.tokens.push(SPACE);
    return units;
  });
}

const endOf = ({ phonemes, spoken }: Unit): Piece["end"] =>
  !spoken && SENTENCE.test(phonemes) ? "sentence" : !spoken && PHRASE.test(phonemes) ? "phrase" : "word";

function pieceOf(units: readonly Unit[]): Piece {
  const tokens: number[] = [];
  const words: TokenWord[] = [];
  for (const { start, end, tokens: own, spoken } of units) {
    const first = tokens.length;
    tokens.push(...own);
    const last = own.at(-1) === SPACE ? tokens.length - 1 : tokens.length;
    const before = words.at(-1);
    if (!spoken) continue;
    if (before?.start === start) words[words.length - 1] = { ...before, last };
    else words.push({ start, end, first, last });
  }
  while (tokens.at(-1) === SPACE) tokens.pop();
  const marks = units.slice(units.findLastIndex(({ spoken }) => spoken) + 1).map(endOf);
  const end = marks.includes("sentence") ? "sentence" : marks.includes("phrase") ? "phrase" : "word";
  return { tokens, words, end };
}

/** The number of units up to the last end of this kind, with the quotation marks that close it; 0 without one. */
function lastEnd(units: readonly Unit[], kind: Piece["end"]): number {
  let count = units.findLastIndex((unit) => endOf(unit) === kind) + 1;
  while (count > 0 && units[count]?.spoken === false && units[count - 1]?.tokens.at(-1) !== SPACE) count++;
  return count;
}

/**
 * Cuts sounds into pieces of at most 200 tokens: after the last sentence that fits, else after the last phrase, else
 * after the last word. A piece without a sound is left out.
 */
export function piecesOf(sounds: readonly Sound[]): Piece[] {
  const pieces: Piece[] = [];
  let open: Unit[] = [];
  let length = 0;
  const close = (count: number): void => {
    const piece = pieceOf(open.slice(0, count));
    if (piece.words.length > 0) pieces.push(piece);
    open = open.slice(count);
    length = open.reduce((sum, { tokens }) => sum + tokens.length, 0);
  };
  for (const unit of unitsOf(sounds)) {
    while (open.length > 0 && length + unit.tokens.length > MOST_TOKENS) {
      close(lastEnd(open, "sentence") || lastEnd(open, "phrase") || open.length);
    }
    open.push(unit);
    length += unit.tokens.length;
  }
  if (open.length > 0) close(open.length);
  return pieces;
}
