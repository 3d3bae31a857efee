import { jobsFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { sendJob } from "./steps/tell.ts";
import { sendMessage } from "./use-cases/send-message.ts";

const job = jobsFor<App>();

/** All background jobs of notification. A message that fails goes back into the queue by itself. */
export const jobs = [
  job({ ...sendJob, concurrency: 8, perPerson: 2, attempts: 1, timeoutSeconds: 90, run: sendMessage }),
];
