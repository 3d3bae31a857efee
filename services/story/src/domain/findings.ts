import type { ExtractedCharacter } from "@storytelling/events";
import { type Analysis, EMOTIONS } from "@storytelling/narrative";
import { z } from "zod";
import { moodOf } from "./mood.ts";
import { round, scriptOf } from "./script.ts";
import { countWords } from "./words.ts";

/** A character as a reader gets it: `lines` and `words` are what it says, `mentions` how often it is spoken of. */
export const CharacterBody = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  gender: z.enum(["female", "male", "other", "unknown"]),
  age: z.enum(["child", "young", "adult", "old", "unknown"]),
  plural: z.boolean(),
  narrator: z.boolean().meta({ description: "Whether this character tells the story." }),
  lines: z.number().int(),
  words: z.number().int(),
  mentions: z.number().int(),
});
export type CharacterBody = z.infer<typeof CharacterBody> & ExtractedCharacter;

/** Who speaks with whom; `kin` is what b is to a, where the text says so. */
export const RelationBody = z.object({
  a: z.string(),
  b: z.string(),
  exchanges: z.number().int(),
  kin: z.string().nullable(),
});
export type RelationBody = z.infer<typeof RelationBody>;

/**
 * What is kept of an analysis. The long parts are written out already, as JSON and as PostgreSQL array literals,
 * so that a thread can make them and the process that answers requests only passes them on.
 */
export interface Findings {
  readonly lines: number;
  readonly characters: readonly CharacterBody[];
  readonly script: string;
  readonly mood: string;
  readonly relations: string;
  readonly sentences: {
    readonly count: number;
    readonly starts: string;
    readonly ends: string;
    readonly valence: string;
    readonly arousal: string;
    readonly emotions: string;
  };
}

const literal = (numbers: readonly number[]): string => `{${numbers.join(",")}}`;

/** What is to be kept of an analysis of a text. @throws Error when its lines do not tile the text */
export function distil(text: string, analysis: Analysis): Findings {
  const { lines, sentences, relations } = analysis;
  const relationBodies = relations.map(({ a, b, exchanges, kin = null }) => ({ a, b, exchanges, kin }));
  return {
    lines: lines.length,
    characters: charactersOf(text, analysis),
    script: JSON.stringify(scriptOf(text, analysis)),
    mood: JSON.stringify(moodOf(text.length, analysis)),
    relations: JSON.stringify(relationBodies satisfies RelationBody[]),
    sentences: {
      count: sentences.length,
      starts: literal(sentences.map((sentence) => sentence.start)),
      ends: literal(sentences.map((sentence) => sentence.end)),
      valence: literal(sentences.map((sentence) => round(sentence.valence))),
      arousal: literal(sentences.map((sentence) => round(sentence.arousal))),
      emotions: literal(
        sentences.flatMap(({ emotions }) => EMOTIONS.map((emotion) => round(emotions[emotion]))),
      ),
    },
  };
}

function charactersOf(text: string, { characters, lines }: Analysis): CharacterBody[] {
  const spoken = Map.groupBy(lines, (line) => line.speaker);
  return characters.map(({ id, name, aliases, gender, age, plural, narrator, mentions }) => {
    const said = spoken.get(id) ?? [];
    const words = said.reduce((sum, { start, end }) => sum + countWords(text.slice(start, end)), 0);
    return {
      id,
      name,
      aliases,
      gender,
      age,
      plural,
      narrator,
      lines: said.length,
      words,
      mentions: mentions.length,
    };
  });
}
