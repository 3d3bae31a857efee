import { jobKind } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";

/** The data of a job that works on an analysis. Jobs enqueued by an earlier release have no `workId`. */
const AnalysisJob = z.object({ analysisId: Id, workId: Id.nullable().optional() });
export type AnalysisJob = z.infer<typeof AnalysisJob>;

/** The job that works on an attempt at an analysis. */
export const analyzeStoryJob = jobKind("analyze-story", AnalysisJob);
