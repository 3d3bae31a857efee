import type {
  paymentFailed,
  paymentProcessed,
  subscriptionUpgraded,
  usageLimitReached,
  userSubscriptionChanged,
} from "@storytelling/events";
import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import type { MessageKind } from "../domain/letters/index.ts";
import type { Facts } from "../domain/message.ts";
import { tell } from "../steps/tell.ts";
import type { Tx } from "../store/db.ts";

type Heard<E extends { example: unknown }> = ReceivedEvent<E["example"]>;

const tellUser = (
  app: App,
  tx: Tx,
  event: ReceivedEvent<{ userId: string }>,
  kind: MessageKind,
  facts: Facts,
) => tell(app, tx, event, { kind, personId: event.data.userId, facts });

export const tellTier = (app: App, event: Heard<typeof userSubscriptionChanged>, tx: Tx) => {
  const { tier, previousTier } = event.data;
  return tellUser(app, tx, event, "tier-changed", { tier, previousTier });
};

export const tellUpgrade = (app: App, event: Heard<typeof subscriptionUpgraded>, tx: Tx) => {
  const { tier, amount, currency } = event.data;
  return tellUser(app, tx, event, "upgraded", { tier, amount, currency });
};

export const tellLimit = (app: App, event: Heard<typeof usageLimitReached>, tx: Tx) => {
  const { resource, percent, used, allowance, renewsAt } = event.data;
  return tellUser(app, tx, event, "limit-reached", { resource, percent, used, allowance, renewsAt });
};

export const tellPayment = (app: App, event: Heard<typeof paymentProcessed>, tx: Tx) => {
  const { invoiceNumber, amount, currency } = event.data;
  return tellUser(app, tx, event, "payment-done", { invoiceNumber, amount, currency });
};

export const tellPaymentFailed = (app: App, event: Heard<typeof paymentFailed>, tx: Tx) => {
  const { amount, currency, nextTryAt, endsAt } = event.data;
  return tellUser(app, tx, event, "payment-failed", { amount, currency, nextTryAt, endsAt });
};
