import { type JobType, jobsFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { eraseGuestsJob } from "./steps/erase-guests-job.ts";
import { eraseOriginals, eraseOriginalsJob } from "./steps/erase-originals.ts";
import { refreshLinesJob } from "./steps/refresh-lines-job.ts";
import { eraseGuests } from "./use-cases/erase-guests.ts";
import { refreshLines } from "./use-cases/refresh-lines.ts";

const job = jobsFor<App>();

/** The whole background surface. */
export const jobs: readonly JobType<App>[] = [
  // The story service may be down for a day.
  job({ ...refreshLinesJob, concurrency: 2, attempts: 200, timeoutSeconds: 120, run: refreshLines }),
  job({ ...eraseOriginalsJob, concurrency: 2, attempts: 1000, timeoutSeconds: 600, run: eraseOriginals }),
  job({ ...eraseGuestsJob, concurrency: 1, attempts: 1000, timeoutSeconds: 600, run: eraseGuests }),
];
