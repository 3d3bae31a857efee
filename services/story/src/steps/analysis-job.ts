import { Id } from "@storytelling/values";
import { z } from "zod";

/** The data of a job that works on an analysis. Jobs enqueued by an earlier release have no `workId`. */
export const AnalysisJob = z.object({ analysisId: Id, workId: Id.nullable().optional() });
export type AnalysisJob = z.infer<typeof AnalysisJob>;
