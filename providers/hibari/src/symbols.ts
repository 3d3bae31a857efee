import type { Sound } from "@storytelling/phonemes";

/** The network's number for each of its symbols, by `english/vocab.json`. */
export type Vocabulary = Readonly<Record<string, number>>;

/** What the network reads at once: its symbols' numbers, and for each the index of its sound, or -1 for a space. */
export interface Passage {
  readonly ids: number[];
  readonly owners: number[];
}

/** The network was trained on sentences up to about this length. */
const LONGEST = 400;
const STOP = /^[.!?…]+$/;
const CLAUSE = /^[,;:—]+$/;
const MARK = /^[\p{P}\p{S}]*$/u;

interface Symbol {
  readonly id: number;
  readonly owner: number;
  /** Where the text may be cut after this symbol: a sentence's end, a clause's, a word's. */
  readonly cut: "sentence" | "clause" | "word" | "none";
}

function symbolsOf(sounds: readonly Sound[], text: string, vocabulary: Vocabulary): Symbol[] {
  const symbols: Symbol[] = [];
  let cut: Symbol["cut"] = "word";
  for (const [owner, { phonemes, spaced }] of sounds.entries()) {
    for (const character of phonemes) {
      const id = vocabulary[character];
      if (id !== undefined) symbols.push({ id, owner, cut: "none" });
    }
    if (STOP.test(phonemes)) cut = "sentence";
    else if (CLAUSE.test(phonemes)) cut = "clause";
    else if (!MARK.test(phonemes)) cut = "word";
    const space = vocabulary[" "];
    const blank = symbols.length === 0 || symbols.at(-1)?.owner === -1;
    if (!spaced || space === undefined || blank) continue;
    const next = sounds[owner + 1];
    const goesOn = next !== undefined && /^\p{Ll}/u.test(text.slice(next.start, next.end));
    symbols.push({ id: space, owner: -1, cut: cut === "sentence" && goesOn ? "clause" : cut });
  }
  return symbols;
}

/** The index after the last symbol of a sentence that begins at `from`, or of as much of it as can be read at once. */
function endOf(symbols: readonly Symbol[], from: number): number {
  const found = { clause: 0, word: 0 };
  for (let i = from; i < symbols.length; i++) {
    const cut = symbols[i]?.cut ?? "none";
    if (cut === "sentence") return i + 1;
    if (i - from >= LONGEST) return found.clause || found.word || i;
    if (cut !== "none") found[cut] = i + 1;
  }
  return symbols.length;
}

/**
 * Cuts the sounds of a text into passages: at the ends of sentences, and long sentences at clauses or words. Symbols
 * that the network does not know are left out, and so are passages without a word.
 */
export function passagesOf(sounds: readonly Sound[], text: string, vocabulary: Vocabulary): Passage[] {
  const symbols = symbolsOf(sounds, text, vocabulary);
  const passages: Passage[] = [];
  for (let from = 0; from < symbols.length; ) {
    const to = endOf(symbols, from);
    const part = symbols.slice(from, to);
    if (part.at(-1)?.owner === -1) part.pop();
    if (part.some(({ owner }) => !MARK.test(sounds[owner]?.phonemes ?? ""))) {
      passages.push({ ids: part.map(({ id }) => id), owners: part.map(({ owner }) => owner) });
    }
    from = to;
  }
  return passages;
}
