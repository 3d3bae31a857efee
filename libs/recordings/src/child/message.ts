import { TakeFinding, TakeRefusal } from "@storytelling/values";
import { z } from "zod";
import type { RecordingLimits } from "../limits.ts";
import type { Wishes } from "../recordings.ts";

/** What the process is to do with the bytes on its input. */
export interface Task {
  readonly limits: RecordingLimits;
  /** Null to inspect only. */
  readonly wishes: Wishes | null;
}

/** The first byte of the output: the process runs, so an end from now on is due to the recording. */
export const READY = Uint8Array.of(1);

const Milliseconds = z.number().int().nonnegative();

const InspectionReply = z.object({
  format: z.string().regex(/^[a-z0-9_]{2,12}\/[a-z0-9_]{2,20}$/),
  durationMs: Milliseconds,
  sampleRate: z.number().int().positive(),
  channels: z.number().int().positive(),
  loudness: z.number(),
  noise: z.number(),
  peak: z.number(),
  clipped: z.number().min(0).max(1),
  speech: z.object({ fromMs: Milliseconds, toMs: Milliseconds }),
  findings: z.array(TakeFinding).readonly(),
});

/** What the process answers. It works on hostile bytes, so its answer is checked, too. */
export const Reply = z.union([
  z.object({ refusal: TakeRefusal }),
  z.object({ inspection: InspectionReply, samples: z.number().int().nonnegative() }),
]);
export type Reply = z.infer<typeof Reply>;
