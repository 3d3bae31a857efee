import { Id } from "@storytelling/values";
import { z } from "zod";

/** What the job that works on an analysis carries. Jobs that an earlier release enqueued do not name their attempt. */
export const AnalysisJob = z.object({ analysisId: Id, workId: Id.nullable().optional() });
export type AnalysisJob = z.infer<typeof AnalysisJob>;
