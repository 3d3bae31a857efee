import { Id, TakeFinding } from "@storytelling/values";
import { z } from "zod";
import type { VoiceSample } from "../store/voice-samples.ts";

/** A sample of a person's voice as that person sees it. */
export const SampleView = z
  .object({
    id: Id,
    text: z.string().nullable(),
    durationMs: z.number().int(),
    findings: z.array(TakeFinding).meta({ description: "What could be better; mostly empty." }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "VoiceSample" });

export const viewSample = ({
  id,
  text,
  durationMs,
  findings,
  createdAt,
}: VoiceSample): z.infer<typeof SampleView> => ({
  ...{ id, text, durationMs, findings: [...findings] },
  createdAt: createdAt.toISOString(),
});
