import { z } from "zod";

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
  voiceHint: z.string().nullable().meta({ description: "How the author wants it to sound." }),
});
export type CharacterBody = z.infer<typeof CharacterBody>;

/** Who speaks with whom; `kin` is what b is to a, where the text says so. */
export const RelationBody = z.object({
  a: z.string(),
  b: z.string(),
  exchanges: z.number().int(),
  kin: z.string().nullable(),
});
export type RelationBody = z.infer<typeof RelationBody>;

/** What a language model was asked in an analysis, and what that cost. */
export const Usage = z.object({
  model: z.string(),
  requests: z.number().int(),
  reused: z.number().int().meta({ description: "Answers kept from an earlier analysis of the story." }),
  tokensIn: z.number().int(),
  tokensOut: z.number().int(),
  cost: z.number().meta({ description: "In minor units of the currency that prices are configured in." }),
  asked: z.number().int().meta({ description: "Spoken lines that the model was asked about." }),
  failed: z
    .number()
    .int()
    .meta({ description: "Requests that got no answer; analysing again repeats them." }),
  fallbacks: z.number().int().meta({ description: "Those of them that keep the built-in engine's speaker." }),
});
export type Usage = z.infer<typeof Usage>;

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
  /** What a model was asked, where one was; null for the built-in engine. */
  readonly usage: Usage | null;
  readonly sentences: {
    readonly count: number;
    readonly starts: string;
    readonly ends: string;
    readonly valence: string;
    readonly arousal: string;
    readonly emotions: string;
  };
}
