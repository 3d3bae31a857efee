import { Id } from "@storytelling/values";
import { z } from "zod";
import type { Run } from "../domain/narration.ts";

/** The data of every job on a narration. Jobs enqueued by an earlier release have no `workId`. */
export const OfNarration = z.object({
  narrationId: Id,
  ownerId: Id,
  workId: Id.nullable().optional(),
});
export type OfNarration = z.infer<typeof OfNarration>;

/** The run that a job works for: the one that it names, else the narration's current run. */
export const runOfJob = (
  { narrationId, workId }: Pick<OfNarration, "narrationId" | "workId">,
  found: { work_id: string | null },
): Run => ({ id: narrationId, workId: workId === undefined ? found.work_id : workId });
