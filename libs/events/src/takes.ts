import { Id, TakeFinding, TakeRefusal } from "@storytelling/values";
import { z } from "zod";
import { defineEvent } from "./event.ts";

const takeId = "0190a1b2-7c3d-7e4f-8a5b-000000000014";
const about = {
  takeId: Id,
  storyId: Id,
  ownerId: Id,
  /** The person who speaks. */
  personId: Id,
  /** The contribution that the take came from; absent for a take that a user recorded without a session. */
  contributionId: Id.optional(),
};
const exampleAbout = {
  takeId,
  storyId: "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
  ownerId: "0190a1b2-7c3d-7e4f-8a5b-000000000001",
  personId: "0190a1b2-7c3d-7e4f-8a5b-000000000012",
  contributionId: takeId,
};
const ofTake = { version: 1, source: "narration", aggregate: "take" } as const;

export const takeReady = defineEvent({
  ...ofTake,
  type: "TakeReady",
  summary:
    "A recording of a line was checked, levelled and aligned to its words: it can be heard and chosen.",
  data: z.object({
    ...about,
    /** The line that it is of, by its number in the revision that the person saw. */
    line: z.number().int().nonnegative().optional(),
    durationMs: z.number().int().nonnegative(),
    /** What could be better; mostly empty. */
    findings: z.array(TakeFinding),
  }),
  example: { ...exampleAbout, durationMs: 3420, findings: ["noisy"] },
});

export const takeRefused = defineEvent({
  ...ofTake,
  type: "TakeRefused",
  summary: "A recording cannot be used, and nothing of it is kept.",
  data: z.object({ ...about, reason: TakeRefusal }),
  example: { ...exampleAbout, reason: "audio-silent" },
});

export const voiceWithdrawn = defineEvent({
  version: 1,
  source: "narration",
  aggregate: "consent",
  type: "VoiceWithdrawn",
  summary: "A consent ended, and everything made from the voice under it is deleted; this is the receipt.",
  data: z.object({
    consentId: Id,
    receiptId: Id,
    personId: Id,
    /** Absent for a consent that is not about one story. */
    storyId: Id.optional(),
    ownerId: Id.optional(),
    cause: z.enum(["person", "erased", "expired", "story-deleted"]),
    /** Takes and voice profiles that were deleted, narrations whose audiobook was deleted, lines that got a stand-in. */
    takes: z.number().int().nonnegative(),
    profiles: z.number().int().nonnegative(),
    narrations: z.number().int().nonnegative(),
    lines: z.number().int().nonnegative(),
    withdrawnAt: z.iso.datetime(),
    deletedAt: z.iso.datetime(),
  }),
  example: {
    consentId: "0190a1b2-7c3d-7e4f-8a5b-000000000013",
    receiptId: "0190a1b2-7c3d-7e4f-8a5b-000000000017",
    personId: exampleAbout.personId,
    storyId: exampleAbout.storyId,
    ownerId: exampleAbout.ownerId,
    cause: "person",
    takes: 5,
    profiles: 0,
    narrations: 1,
    lines: 5,
    withdrawnAt: "2026-11-28T10:00:00.000Z",
    deletedAt: "2026-11-28T10:00:01.000Z",
  },
});
