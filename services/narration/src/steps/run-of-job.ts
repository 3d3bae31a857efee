import { Id } from "@storytelling/values";
import { z } from "zod";
import type { Run } from "../domain/narration.ts";

/** What each job on a narration carries. Jobs that an earlier release enqueued do not name their run. */
export const OfNarration = z.object({
  narrationId: Id,
  ownerId: Id,
  workId: Id.nullable().optional(),
});
export type OfNarration = z.infer<typeof OfNarration>;

/** The run that a job works for: the one it names, else the narration's run as it stands. */
export const runOfJob = (
  { narrationId, workId }: Pick<OfNarration, "narrationId" | "workId">,
  found: { work_id: string | null },
): Run => ({ id: narrationId, workId: workId === undefined ? found.work_id : workId });
