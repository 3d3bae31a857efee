import { exchangesOf } from "../exchanges.ts";
import { meanFeeling, type SentenceBody } from "../feelings.ts";
import type { CharacterBody } from "../findings.ts";
import { anchored } from "./anchored.ts";
import { correct } from "./corrected.ts";
import type { Anchored, NewCorrection } from "./correction.ts";
import type { Found } from "./found.ts";

/** A line as a test writes it: its speaker (null is narration, "?" speech by an unknown speaker) and its text. */
export type Told = readonly [speaker: string | null, text: string];

export interface Tale {
  readonly text: string;
  readonly found: Found;
  readonly sentences: readonly SentenceBody[];
}

const calm = meanFeeling([]);
const person = (id: string, name: string, aliases: readonly string[]): CharacterBody => ({
  id,
  name,
  aliases: [...aliases],
  gender: "unknown",
  age: "unknown",
  plural: false,
  narrator: false,
  lines: 0,
  words: 0,
  mentions: 3,
  voiceHint: null,
});

/** An analysis of lines, each a separate paragraph. `cast` maps a character's id to its name and other names. */
export function tale(
  cast: Readonly<Record<string, readonly [string, ...string[]]>>,
  told: readonly Told[],
): Tale {
  const text = told.map(([, line]) => `${line}\n`).join("");
  let at = 0;
  const ends = told.map(([, line]) => (at += line.length + 1));
  const speakers = told.map(([speaker]) => (speaker === "?" ? null : speaker));
  const script = {
    ends,
    kinds: told.map(([speaker]) => (speaker === null ? 0 : 1)),
    speakers,
    confidence: told.map(([speaker]) => (speaker === "?" ? 0.1 : 0.9)),
    valence: told.map((_, i) => i / 10),
    arousal: told.map(() => 0.5),
    strongest: told.map(() => null),
    paragraphEnds: told.map((_, i) => i),
    chapters: [{ title: null, firstLine: 0, lines: told.length }],
  };
  const characters = Object.entries(cast).map(([id, [name, ...aliases]]) => ({
    ...person(id, name, [name, ...aliases]),
    lines: speakers.filter((speaker) => speaker === id).length,
    words: told.reduce((sum, [speaker, line]) => sum + (speaker === id ? line.split(" ").length : 0), 0),
  }));
  const relations = [...exchangesOf(script, speakers)].map(([key, exchanges]) => {
    const [a = "", b = ""] = key.split(" ");
    return { a, b, exchanges, kin: null };
  });
  const byCharacter = characters
    .filter(({ lines }) => lines > 0)
    .map(({ id, name, lines }) => ({ id, name, lines, ...calm }));
  const sentences = ends.map((end, index) => ({ index, start: ends[index - 1] ?? 0, end: end - 1, ...calm }));
  return {
    text,
    sentences,
    found: { characters, script, relations, mood: { arc: [], chapters: [], byCharacter } },
  };
}

export interface Kept {
  readonly id: string;
  readonly what: Anchored;
}

/** A tale with its stored corrections applied. */
export const corrected = (of: Tale, kept: readonly Kept[]) => correct(of.found, of, kept);

/** Makes corrections one after the other, each on the tale with the earlier ones applied. */
export function make(of: Tale, wanted: readonly NewCorrection[], kept: readonly Kept[] = []): Kept[] {
  const all = [...kept];
  for (const [i, correction] of wanted.entries()) {
    const view = corrected(of, all).found;
    all.push({ id: `${kept.length + i}`, what: anchored(correction, view, { text: of.text, revision: 1 }) });
  }
  return all;
}

/** The names of all lines' speakers. */
export const speakersOf = ({ characters, script }: Found): (string | null)[] =>
  script.speakers.map((id) => characters.find((one) => one.id === id)?.name ?? id);
