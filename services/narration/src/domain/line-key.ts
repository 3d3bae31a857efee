/** A line of a script or of a narration, as far as a take belongs to it. */
export interface SpokenBy {
  readonly line: number;
  readonly text: string;
  /** The speaker's name; null is the narrator. */
  readonly speaker: string | null;
  /** The id of the character; names outlive ids, but a renamed character keeps its id. */
  readonly speakerId: string | null;
}

/** What identifies a line wherever it stands: its words, its speaker, and how many earlier lines have the same. */
export interface LineKey {
  readonly words: string;
  readonly speaker: string;
  readonly speakerId: string | null;
  readonly occurrence: number;
}

/** The words of a text, as they are compared: punctuation, letter case and white space do not matter. */
export const wordsIn = (text: string): string[] =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("’", "'")
    .match(/[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*/gu) ?? [];

const nameOf = (speaker: string | null): string => (speaker === null ? "" : wordsIn(speaker).join(" "));

/** The key of a line whose occurrence is known. */
export const keyOf = ({ text, speaker, speakerId }: Omit<SpokenBy, "line">, occurrence: number): LineKey => ({
  words: wordsIn(text).join(" "),
  // The narrator has no name, and no character has an empty one.
  speaker: nameOf(speaker),
  speakerId,
  occurrence,
});

/** The keys of lines, in their order. Lines without words have the key "", which no take has. */
export function keysOf(lines: readonly SpokenBy[]): LineKey[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const key = keyOf(line, 0);
    const same = `${key.words}\n${key.speaker}`;
    const occurrence = seen.get(same) ?? 0;
    seen.set(same, occurrence + 1);
    return { ...key, occurrence };
  });
}

/** Whether two keys are of one line. A character that was renamed is known by its id. */
export const isSameLine = (a: LineKey, b: LineKey): boolean =>
  a.words !== "" &&
  a.words === b.words &&
  a.occurrence === b.occurrence &&
  (a.speaker === b.speaker || (a.speakerId !== null && a.speakerId === b.speakerId));
