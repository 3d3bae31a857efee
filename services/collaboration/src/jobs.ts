import { jobsFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { eraseOriginals, eraseOriginalsJob } from "./steps/erase-originals.ts";

const job = jobsFor<App>();

/** The whole background surface. */
export const jobs = [
  job({ ...eraseOriginalsJob, concurrency: 2, attempts: 1000, timeoutSeconds: 600, run: eraseOriginals }),
];
