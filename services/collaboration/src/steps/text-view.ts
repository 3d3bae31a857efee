import { Id } from "@storytelling/values";
import { z } from "zod";
import type { TextContribution } from "../domain/text-contribution.ts";

/** A text as its participant and the organisers see it. */
export const TextView = z
  .object({
    id: Id,
    participantId: Id,
    kind: z.enum(["memory", "correction", "comment"]),
    text: z.string(),
    original: z.string().nullable().meta({ description: "The words that it is about." }),
    suggested: z.string().nullable().meta({ description: "The words that a correction suggests instead." }),
    revision: z.number().int().nullable(),
    span: z
      .object({ line: z.number().int(), from: z.number().int(), to: z.number().int() })
      .nullable()
      .meta({ description: "A part of a line, by the offsets of its characters in UTF-16." }),
    narrationId: Id.nullable(),
    atMs: z.number().int().nullable(),
    status: z.enum(["received", "accepted", "declined"]),
    createdAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "TextContribution" });
export type TextView = z.infer<typeof TextView>;

export const viewText = (made: TextContribution): TextView => {
  const { id, participantId, kind, text, original, suggested, revision, span, narrationId, atMs, status } =
    made;
  return {
    ...{ id, participantId, kind, text, original, suggested, revision, narrationId, atMs, status },
    span: span && { ...span },
    createdAt: made.createdAt.toISOString(),
    decidedAt: made.decidedAt?.toISOString() ?? null,
  };
};
