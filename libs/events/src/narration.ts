import { Id } from "@storytelling/values";
import { z } from "zod";
import { defineEvent } from "./event.ts";

const about = { narrationId: Id, storyId: Id, ownerId: Id, revision: z.number().int() };
const exampleAbout = {
  narrationId: "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
  storyId: "0190a1b2-7c3d-7e4f-8a5b-000000000002",
  ownerId: "0190a1b2-7c3d-7e4f-8a5b-000000000001",
  revision: 1,
};
/** How much of its owner's allowance a run of a narration holds or has used; runs from before allowances have none. */
const charge = {
  /** The id of one run: a resumed narration gets another. */
  workId: Id.optional(),
  /** The number of characters that are spoken for the first time in this run. */
  characters: z.number().int().nonnegative().optional(),
};
const exampleCharge = { workId: "0190a1b2-7c3d-7e4f-8a5b-000000000004", characters: 7412 };
const shared = { version: 1, source: "narration", aggregate: "narration" } as const;

export const narrationRequested = defineEvent({
  ...shared,
  type: "NarrationRequested",
  summary: "A user asked to hear a story; its lines are being rendered.",
  data: z.object({ ...about, lines: z.number().int(), ...charge }),
  example: { ...exampleAbout, lines: 83, ...exampleCharge },
});

export const narrationCompleted = defineEvent({
  ...shared,
  type: "NarrationCompleted",
  summary: "The audiobook is ready.",
  data: z.object({
    ...about,
    durationMs: z.number().int(),
    rendered: z.number().int(),
    reused: z.number().int(),
    ...charge,
    /** The size of the audiobook. */
    bytes: z.number().int().nonnegative().optional(),
    /** Of an audiobook that was rebuilt: the segments that changed, and the people whose takes are in it now. */
    rebuilt: z.object({ segments: z.number().int(), personIds: z.array(Id) }).optional(),
  }),
  example: {
    ...exampleAbout,
    durationMs: 612_340,
    rendered: 80,
    reused: 3,
    ...exampleCharge,
    bytes: 4_897_102,
  },
});

export const narrationFailed = defineEvent({
  ...shared,
  type: "NarrationFailed",
  summary: "A narration stopped, and does not continue by itself.",
  data: z.object({ ...about, reason: z.string(), workId: charge.workId }),
  example: { ...exampleAbout, reason: "No voice speaks this language.", workId: exampleCharge.workId },
});

export const narrationCancelled = defineEvent({
  ...shared,
  type: "NarrationCancelled",
  summary: "The owner stopped a narration; what was rendered is kept for the next one.",
  data: z.object({ ...about, ...charge }),
  example: { ...exampleAbout, ...exampleCharge },
});

export const narrationResumed = defineEvent({
  ...shared,
  type: "NarrationResumed",
  summary: "A stopped narration continues with the lines that are missing.",
  data: z.object({ ...about, ...charge }),
  example: { ...exampleAbout, ...exampleCharge },
});

export const narrationDeleted = defineEvent({
  ...shared,
  type: "NarrationDeleted",
  summary: "A narration was deleted, with the audio that only it used.",
  data: z.object(about),
  example: exampleAbout,
});
