import { jobsFor } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import type { App } from "./app.ts";
import { gatherExportJob } from "./steps/export-jobs.ts";
import { exportAttempts, gatherExport } from "./use-cases/gather-export.ts";

const job = jobsFor<App>();

/** Identity's whole background surface. */
export const jobs = [
  job({
    name: gatherExportJob,
    data: z.object({ exportId: Id }),
    concurrency: 2,
    attempts: exportAttempts,
    timeoutSeconds: 3600,
    run: gatherExport,
  }),
];
