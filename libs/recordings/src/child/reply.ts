import { TakeFinding, TakeRefusal } from "@storytelling/values";
import { z } from "zod";
import type { Reply } from "./message.ts";

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

/** The check of a reply. The process works on hostile bytes, so it is not trusted. */
export const ReplySchema: z.ZodType<Reply> = z.union([
  z.object({ refusal: TakeRefusal }),
  z.object({ inspection: InspectionReply, samples: z.number().int().nonnegative() }),
]);
