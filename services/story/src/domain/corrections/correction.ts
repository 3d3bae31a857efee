import { oneLine } from "@storytelling/values";
import { z } from "zod";
import { CharacterBody } from "../findings.ts";
import type { CharacterAnchor } from "./character-anchor.ts";
import type { LineAnchor } from "./line-anchor.ts";

const line = z.number().int().min(0);
const characterId = z.string().min(1).max(100);
const Name = oneLine(200);
const { gender, age } = CharacterBody.shape;

/** The revision that line numbers and ids were read from; without it the story's current one is meant. */
const revision = z.number().int().optional();

/** What an author says of a story's characters and lines. */
export const NewCorrection = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("merge").meta({ description: "These are all the first one." }),
      revision,
      characterId,
      others: z.array(characterId).min(1).max(100),
    }),
    z.strictObject({
      kind: z.literal("split").meta({ description: "These names and lines are somebody else's." }),
      revision,
      characterId: characterId.nullable().meta({ description: "Whose they were; null is the narrator." }),
      name: Name,
      aliases: z.array(z.string().min(1).max(1000)).max(100).default([]),
      lines: z.array(line).max(1000).default([]),
    }),
    z.strictObject({ kind: z.literal("rename"), revision, characterId, name: Name }),
    z.strictObject({
      kind: z.literal("speaker").meta({ description: "Who speaks a line; null is the narrator." }),
      revision,
      line,
      characterId: characterId.nullable(),
    }),
    z
      .strictObject({
        kind: z.literal("traits"),
        revision,
        characterId,
        gender: gender.optional(),
        age: age.optional(),
        voiceHint: oneLine(200, { missing: "Say how it sounds." }).optional(),
      })
      .refine(({ gender, age, voiceHint }) => gender ?? age ?? voiceHint, {
        error: "Give a gender, an age or a voice hint.",
      }),
    z.strictObject({ kind: z.literal("not-a-character"), revision, characterId }),
  ])
  .meta({ id: "NewCorrection" });
export type NewCorrection = z.infer<typeof NewCorrection>;
export type CorrectionKind = NewCorrection["kind"];

type Trait = z.infer<typeof CharacterBody>;

/** A correction as it is kept: it finds its characters and lines in any revision that still has them. */
export type Anchored =
  | {
      readonly kind: "merge";
      readonly character: CharacterAnchor;
      readonly others: readonly CharacterAnchor[];
    }
  | {
      readonly kind: "split";
      readonly character: CharacterAnchor | null;
      readonly name: string;
      readonly aliases: readonly string[];
      readonly lines: readonly LineAnchor[];
    }
  | { readonly kind: "rename"; readonly character: CharacterAnchor; readonly name: string }
  | { readonly kind: "speaker"; readonly line: LineAnchor; readonly character: CharacterAnchor | null }
  | {
      readonly kind: "traits";
      readonly character: CharacterAnchor;
      readonly gender?: Trait["gender"] | undefined;
      readonly age?: Trait["age"] | undefined;
      readonly voiceHint?: string | undefined;
    }
  | { readonly kind: "not-a-character"; readonly character: CharacterAnchor };

export const CorrectionState = z.enum(["applied", "dormant"]);
export type CorrectionState = z.infer<typeof CorrectionState>;

/** An author's correction of a story; corrections take effect in the order in which they were made. */
export interface Correction {
  readonly id: string;
  readonly position: number;
  readonly what: Anchored;
  readonly state: CorrectionState;
  readonly createdAt: Date;
}

export const CorrectionBody = z
  .object({
    id: z.string(),
    kind: z.enum(["merge", "split", "rename", "speaker", "traits", "not-a-character"]),
    state: z.enum(["applied", "dormant", "waiting"]).meta({
      description:
        "dormant: what it speaks of is not in the text as it stands; waiting: that text is not analysed yet.",
    }),
    createdAt: z.string(),
    character: z.string().nullable().meta({ description: "By name; null is the narrator." }),
    others: z.array(z.string()).optional(),
    name: z.string().optional(),
    aliases: z.array(z.string()).optional(),
    lines: z.array(z.string()).optional().meta({ description: "How the lines begin." }),
    gender: gender.optional(),
    age: age.optional(),
    voiceHint: z.string().optional(),
  })
  .meta({ id: "Correction" });
export type CorrectionBody = z.infer<typeof CorrectionBody>;

/** A correction as its author sees it; `analysed` is whether the story as it stands is. */
export function correctionBody(
  { id, what, state, createdAt }: Correction,
  analysed: boolean,
): CorrectionBody {
  const body = {
    id,
    kind: what.kind,
    state: analysed ? state : ("waiting" as const),
    createdAt: createdAt.toISOString(),
    character: what.character?.name ?? null,
  };
  switch (what.kind) {
    case "merge":
      return { ...body, others: what.others.map(({ name }) => name) };
    case "split":
      return {
        ...body,
        name: what.name,
        aliases: [...what.aliases],
        lines: what.lines.map(({ quote }) => quote),
      };
    case "rename":
      return { ...body, name: what.name };
    case "speaker":
      return { ...body, lines: [what.line.quote] };
    case "traits": {
      const { gender, age, voiceHint } = what;
      return { ...body, ...(gender && { gender }), ...(age && { age }), ...(voiceHint && { voiceHint }) };
    }
    case "not-a-character":
      return body;
  }
}
