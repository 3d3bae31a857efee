import {
  paymentFailed,
  paymentProcessed,
  subscriptionUpgraded,
  userRegistered,
  userSubscriptionChanged,
} from "@storytelling/events";
import { consumersFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { keepReceipt } from "./use-cases/keep-receipt.ts";
import { noteFailure, notePayment, noteTier, noteUpgrade } from "./use-cases/note-activity.ts";
import { startFree } from "./use-cases/start-free.ts";

const on = consumersFor<App>();

/** Subscription's whole event surface. */
export const consumers = [
  on(userRegistered, "start-free", startFree),
  on(userSubscriptionChanged, "note-tier", noteTier),
  on(subscriptionUpgraded, "note-upgrade", noteUpgrade),
  on(paymentProcessed, "note-payment", notePayment),
  on(paymentProcessed, "keep-receipt", keepReceipt),
  on(paymentFailed, "note-failure", noteFailure),
];
