import { availableParallelism } from "node:os";
import { jobsFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { eraseJob, intakeJob, masterJob, renderJob } from "./steps/enqueue.ts";
import { giveUpNarration } from "./steps/fail-narration.ts";
import { finishJob, finishRemoval } from "./steps/finish-removal.ts";
import { eraseAudio } from "./use-cases/erase-audio.ts";
import { masterNarration } from "./use-cases/master-narration.ts";
import { renderLine } from "./use-cases/render-line.ts";
import { takeIn, takeInLater } from "./use-cases/take-in.ts";

const job = jobsFor<App>();

/** All background jobs of the narration service. */
export const jobs = [
  job({
    ...renderJob,
    // More jobs than there are voices, so that the voices never wait for the queue.
    concurrency: 4 + 4 * availableParallelism(),
    // A killed worker counts as an attempt, too. Errors end earlier, after RENDER_ATTEMPTS.
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
  job({
    ...intakeJob,
    concurrency: 4,
    // While the collaboration service is away, its recordings are kept there.
    attempts: 20,
    timeoutSeconds: 600,
    run: takeIn,
    gaveUp: takeInLater,
  }),
  job({
    ...finishJob,
    concurrency: 4,
    attempts: 20,
    timeoutSeconds: 600,
    run: finishRemoval,
  }),
];
