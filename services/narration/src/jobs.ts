import { availableParallelism } from "node:os";
import { jobsFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { eraseJob, masterJob, renderJob } from "./steps/enqueue.ts";
import { giveUpNarration } from "./steps/fail-narration.ts";
import { eraseAudio } from "./use-cases/erase-audio.ts";
import { masterNarration } from "./use-cases/master-narration.ts";
import { renderLine } from "./use-cases/render-line.ts";

const job = jobsFor<App>();

/** Narration's whole background surface. */
export const jobs = [
  job({
    ...renderJob,
    // More than the voices can take, so that they never wait for the queue.
    concurrency: 4 + 4 * availableParallelism(),
    // A worker's death counts too; errors give up earlier, by RENDER_ATTEMPTS.
    attempts: 20,
    timeoutSeconds: 600,
    run: renderLine,
    gaveUp: giveUpNarration,
  }),
  job({
    ...masterJob,
    concurrency: Math.max(2, availableParallelism() - 1),
    perPerson: 1,
    attempts: 20,
    timeoutSeconds: 4 * 3600,
    run: masterNarration,
    gaveUp: giveUpNarration,
  }),
  job({
    ...eraseJob,
    concurrency: 2,
    attempts: 20,
    timeoutSeconds: 600,
    run: eraseAudio,
  }),
];
