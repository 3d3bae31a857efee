import type { TestLine, TestStory } from "../../services/narration/test/story-peer.ts";
import { book } from "../book.ts";

/** A story's lines with their speakers, and the speakers' genders. */
export type Lines = Required<Pick<TestStory, "lines" | "genders">>;

/** The book's first words as lines, cut into parts of about the same length. */
export function linesOf(words: number, parts = 1): Lines[] {
  const { text, analysis } = book(words);
  const characters = new Map(analysis.characters.map((character) => [character.id, character]));
  const genders = Object.fromEntries(analysis.characters.map(({ name, gender }) => [name, gender]));
  const lines = analysis.lines.map(({ start, end, speaker }): TestLine => {
    const name = speaker === null ? undefined : characters.get(speaker)?.name;
    const said = text.slice(start, end);
    return name === undefined ? said : [name, said];
  });
  const length = Math.ceil(lines.length / parts);
  return Array.from({ length: parts }, (_, part) => ({
    lines: lines.slice(part * length, (part + 1) * length),
    genders,
  }));
}
