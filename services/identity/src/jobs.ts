import { jobsFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { gatherExportJob } from "./steps/export-jobs.ts";
import { letterJob } from "./steps/post-letter.ts";
import { exportAttempts, gatherExport } from "./use-cases/gather-export.ts";
import { sendLetter } from "./use-cases/send-letter.ts";

const job = jobsFor<App>();

/** All background jobs of identity. */
export const jobs = [
  job({
    ...letterJob,
    concurrency: 4,
    // One a minute: a mail server may be down for an hour.
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
