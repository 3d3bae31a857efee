import { z } from "zod";

/** A character as the API shows it. `lines` and `words` count what it says, `mentions` how often others mention it. */
export const CharacterBody = z
  .object({
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
  })
  .meta({ id: "Character" });
export type CharacterBody = z.infer<typeof CharacterBody>;

/** Two characters who speak with each other; `kin` is what b is to a, if the text says so. */
export const RelationBody = z.object({
  a: z.string(),
  b: z.string(),
  exchanges: z.number().int(),
  kin: z.string().nullable(),
});
export type RelationBody = z.infer<typeof RelationBody>;

/** How often a language model was asked in an analysis, and the cost. */
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
    .meta({ description: "Questions without an answer; analysing again repeats them." }),
  fallbacks: z
    .number()
    .int()
    .meta({ description: "Of the lines asked about, those that keep the built-in engine's speaker." }),
});
export type Usage = z.infer<typeof Usage>;

/**
 * What is stored of an analysis. The worker thread has already serialised the long parts, as JSON and as PostgreSQL
 * array literals, so that the main thread only passes them on.
 */
export interface Findings {
  readonly lines: number;
  readonly characters: readonly CharacterBody[];
  readonly script: string;
  readonly mood: string;
  readonly relations: string;
  /** The use of a language model; null for the built-in engine alone. */
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
