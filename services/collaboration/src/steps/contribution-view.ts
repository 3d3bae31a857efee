import { adviceFor, refusalAdvice } from "@storytelling/recordings";
import { Id, TakeFinding, TakeRefusal } from "@storytelling/values";
import { z } from "zod";
import type { Contribution } from "../domain/contribution.ts";
import type { MadeTake } from "../store/takes.ts";

/** A recording as its participant and the organisers see it. */
export const ContributionView = z
  .object({
    id: Id,
    participantId: Id,
    revision: z.number().int(),
    lines: z.array(z.number().int()),
    status: z.enum(["received", "ready", "refused", "accepted", "returned", "declined", "withdrawn"]),
    superseded: z.boolean().meta({ description: "Whether the participant has recorded these lines again." }),
    durationMs: z.number().int(),
    bytes: z.number().int(),
    sha256: z.string(),
    findings: z.array(TakeFinding).meta({ description: "What could be better; mostly empty." }),
    advice: z.array(z.string()).meta({ description: "The same in words, in the participant's language." }),
    refusal: z.object({ reason: TakeRefusal, advice: z.string() }).nullable(),
    note: z.string().nullable().meta({ description: "Why an organiser asks for another recording." }),
    takes: z
      .array(z.object({ id: Id, line: z.number().int().nullable(), durationMs: z.number().int() }))
      .meta({
        description: "What can be heard of it as it will sound: a take for each line that was found.",
      }),
    contributedAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Contribution" });
export type ContributionView = z.infer<typeof ContributionView>;

export function viewContribution(
  made: Contribution,
  { takes, language }: { takes: readonly MadeTake[]; language: string },
): ContributionView {
  const { id, participantId, revision, status, durationMs, bytes, sha256, refusal, note } = made;
  const of = takes.filter(({ contributionId }) => contributionId === id);
  const findings = [...new Set([...made.findings, ...of.flatMap((take) => take.findings)])];
  return {
    id,
    participantId,
    revision,
    lines: [...made.lines],
    status,
    superseded: made.supersededBy !== null,
    durationMs,
    bytes,
    sha256,
    findings,
    advice: findings.map((finding) => adviceFor(finding, language)),
    refusal: refusal && { reason: refusal, advice: refusalAdvice(refusal, language) },
    note,
    takes: of.map(({ takeId, line, durationMs: ms }) => ({ id: takeId, line, durationMs: ms })),
    contributedAt: made.contributedAt.toISOString(),
    decidedAt: made.decidedAt?.toISOString() ?? null,
  };
}
