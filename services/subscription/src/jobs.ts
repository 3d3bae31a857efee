import { jobsFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { attendJob, forgetJob, refundJob } from "./steps/enqueue.ts";
import { attendSubscription } from "./use-cases/attend-subscription.ts";
import { forgetCustomer } from "./use-cases/forget-customer.ts";
import { sendRefund } from "./use-cases/send-refund.ts";

const job = jobsFor<App>();

/** All background jobs of subscription. */
export const jobs = [
  job({
    ...attendJob,
    concurrency: 4,
    // After the last attempt, its row is found again after ten minutes.
    attempts: 3,
    timeoutSeconds: 300,
    run: attendSubscription,
  }),
  job({
    ...refundJob,
    concurrency: 2,
    attempts: 200,
    timeoutSeconds: 120,
    run: sendRefund,
  }),
  job({
    ...forgetJob,
    concurrency: 1,
    attempts: 1000,
    timeoutSeconds: 120,
    run: forgetCustomer,
  }),
];
