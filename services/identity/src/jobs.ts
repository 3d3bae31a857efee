import { jobsFor } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import type { App } from "./app.ts";
import { gatherExportJob } from "./steps/export-jobs.ts";
import { LETTER } from "./steps/post-letter.ts";
import { exportAttempts, gatherExport } from "./use-cases/gather-export.ts";
import { PostedLetter, sendLetter } from "./use-cases/send-letter.ts";

const job = jobsFor<App>();

/** Identity's whole background surface. */
export const jobs = [
  job({
    name: LETTER,
    data: PostedLetter,
    concurrency: 4,
    // With a minute between them: a mail server may be away for an hour.
    attempts: 60,
    timeoutSeconds: 90,
    run: sendLetter,
  }),
  job({
    name: gatherExportJob,
    data: z.object({ exportId: Id }),
    concurrency: 2,
    attempts: exportAttempts,
    timeoutSeconds: 3600,
    run: gatherExport,
  }),
];
