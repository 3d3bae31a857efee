import { jobsFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { gatherExportJob } from "./steps/export-jobs.ts";
import { letterJob } from "./steps/post-letter.ts";
import { exportAttempts, gatherExport } from "./use-cases/gather-export.ts";
import { sendLetter } from "./use-cases/send-letter.ts";

const job = jobsFor<App>();

/** Identity's whole background surface. */
export const jobs = [
  job({
    ...letterJob,
    concurrency: 4,
    // With a minute between them: a mail server may be away for an hour.
    attempts: 60,
    timeoutSeconds: 90,
    run: sendLetter,
  }),
  job({
    ...gatherExportJob,
    concurrency: 2,
    attempts: exportAttempts,
    timeoutSeconds: 3600,
    run: gatherExport,
  }),
];
