import { oneLine } from "@storytelling/values";
import { z } from "zod";
import { CharacterBody } from "../findings.ts";
import type { CharacterAnchor } from "./character-anchor.ts";
import type { LineAnchor } from "./line-anchor.ts";

const line = z.number().int().min(0);
const characterId = z.string().min(1).max(100);
const Name = oneLine(200);
const { gender, age } = CharacterBody.shape;

/** The revision from which line numbers and ids were read; the default is the story's current one. */
const revision = z.number().int().optional();

/** A correction of a story's characters or lines, as its author sends it. */
export const NewCorrection = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("merge").meta({ description: "The others are the same character as the first." }),
      revision,
      characterId,
      others: z.array(characterId).min(1).max(100),
    }),
    z.strictObject({
      kind: z.literal("split").meta({ description: "These names and lines belong to another character." }),
      revision,
      characterId: characterId
        .nullable()
        .meta({ description: "The character that has them now; null is the narrator." }),
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

/** A correction as it is stored: it finds its characters and lines in every revision that still has them. */
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

/** An author's correction of a story. Corrections take effect in the order in which they were made. */
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
        "dormant: the current text lacks what it corrects; waiting: the current text is not analysed yet.",
    }),
    createdAt: z.string(),
    character: z.string().nullable().meta({ description: "By name; null is the narrator." }),
    others: z.array(z.string()).optional(),
    name: z.string().optional(),
    aliases: z.array(z.string()).optional(),
    lines: z.array(z.string()).optional().meta({ description: "The beginning of each line." }),
    gender: gender.optional(),
    age: age.optional(),
    voiceHint: z.string().optional(),
  })
  .meta({ id: "Correction" });
export type CorrectionBody = z.infer<typeof CorrectionBody>;

/** A correction as its author sees it; `analysed` tells whether the current text of the story is analysed. */
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
