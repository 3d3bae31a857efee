import { Id, TakeFinding, TakeRefusal } from "@storytelling/values";
import { z } from "zod";
import type { Fit } from "../domain/fit-takes.ts";
import type { OpenTake } from "../store/takes.ts";

/** A take as the API shows it. */
export const TakeView = z
  .object({
    id: Id,
    storyId: Id,
    status: z.enum(["received", "waiting", "ready", "refused"]).meta({
      description: "`waiting`: it is kept until the owner's allowance of recorded lines has room for it.",
    }),
    decision: z.enum(["accepted", "declined"]).nullable(),
    reason: TakeRefusal.nullable().meta({ description: "Why it was refused." }),
    personId: Id,
    name: z.string().nullable().meta({ description: "How credits name the person who speaks." }),
    consentId: Id,
    contributionId: Id.nullable(),
    revision: z.number().int(),
    line: z.number().int().meta({ description: "The line that was read, in that revision." }),
    speaker: z.string().nullable().meta({ description: "Null is the narrator." }),
    text: z.string().nullable(),
    language: z.string().nullable(),
    findings: z.array(TakeFinding).meta({ description: "What could be better." }),
    loudness: z.number().nullable().meta({ description: "Of the recording as it came, in LUFS." }),
    noise: z.number().nullable().meta({ description: "Between the words, in dBFS." }),
    match: z.number().nullable().meta({ description: "How well it fits its text, 0 to 1." }),
    durationMs: z.number().int().nullable(),
    publishable: z.boolean().meta({ description: "Whether the consent allows publishing." }),
    recordedAt: z.iso.datetime(),
  })
  .meta({ id: "Take" });

/** A take with the line of the story that it fits now. */
export const FittedTake = TakeView.extend({
  fitsLine: z.number().int().nullable().meta({ description: "Null when its line is gone." }),
  fits: z.enum(["exact", "changed"]).nullable().meta({
    description: "`changed`: the words of its line changed, so it is offered, not used by itself.",
  }),
  chosen: z.boolean(),
}).meta({ id: "FittedTake" });

export const viewTake = (take: OpenTake): z.infer<typeof TakeView> => ({
  id: take.id,
  storyId: take.story_id,
  status: take.status,
  decision: take.decision,
  reason: take.refusal,
  personId: take.person_id,
  name: take.name,
  consentId: take.consent_id,
  contributionId: take.contribution_id,
  revision: take.revision,
  line: take.line,
  speaker: take.words?.speaker ?? null,
  text: take.words?.texts.join("") ?? null,
  language: take.language,
  findings: take.findings,
  loudness: take.loudness,
  noise: take.noise,
  match: take.match,
  durationMs: take.duration_ms,
  publishable: take.publishable,
  recordedAt: take.recorded_at.toISOString(),
});

export const viewFitted = (take: OpenTake, fit: Fit | null, chosen: boolean): z.infer<typeof FittedTake> => ({
  ...viewTake(take),
  fitsLine: fit?.line ?? null,
  fits: fit?.fits ?? null,
  chosen,
});
