import { jobsFor } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import type { App } from "./app.ts";
import { ATTEND, FORGET_CUSTOMER, SEND_REFUND } from "./steps/enqueue.ts";
import { attendSubscription } from "./use-cases/attend-subscription.ts";
import { forgetCustomer } from "./use-cases/forget-customer.ts";
import { sendRefund } from "./use-cases/send-refund.ts";

const job = jobsFor<App>();

/** Subscription's whole background surface. */
export const jobs = [
  job({
    name: ATTEND,
    data: z.object({ subscriptionId: Id }),
    concurrency: 4,
    // What fails is found again by its row, after ten minutes.
    attempts: 3,
    timeoutSeconds: 300,
    run: attendSubscription,
  }),
  job({
    name: SEND_REFUND,
    data: z.object({ refundId: Id }),
    concurrency: 2,
    attempts: 200,
    timeoutSeconds: 120,
    run: sendRefund,
  }),
  job({
    name: FORGET_CUSTOMER,
    data: z.object({ customer: z.string() }),
    concurrency: 1,
    attempts: 1000,
    timeoutSeconds: 120,
    run: forgetCustomer,
  }),
];
