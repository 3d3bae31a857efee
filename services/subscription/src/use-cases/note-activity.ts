import type {
  disputeClosed,
  paymentDisputed,
  paymentFailed,
  paymentProcessed,
  subscriptionUpgraded,
  userSubscriptionChanged,
} from "@storytelling/events";
import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import { dateOf } from "../domain/calendar.ts";
import { decidedWords, disputedWords } from "../domain/dispute-words.ts";
import { inWords } from "../domain/money.ts";
import { adviceFor } from "../domain/payment.ts";
import { tiers } from "../domain/tiers.ts";
import { addActivity } from "../store/activity.ts";
import type { Tx } from "../store/db.ts";

type Heard<E extends { example: unknown }> = ReceivedEvent<E["example"]>;

export const noteTier = (app: App, event: Heard<typeof userSubscriptionChanged>, tx: Tx) => {
  const { tier, previousTier, reason } = event.data;
  return note(
    app,
    tx,
    event,
    `Your plan is ${named(tier)} now; it was ${named(previousTier)} (${reasons[reason]}).`,
  );
};

export const noteUpgrade = (app: App, event: Heard<typeof subscriptionUpgraded>, tx: Tx) => {
  const { tier, interval, amount } = event.data;
  const price = amount === 0 ? "at no charge" : `for ${inWords(event.data)}`;
  return note(app, tx, event, `You took ${named(tier)} by the ${interval}, ${price} until the period ends.`);
};

export const notePayment = (app: App, event: Heard<typeof paymentProcessed>, tx: Tx) =>
  note(app, tx, event, `You paid ${inWords(event.data)} for invoice ${event.data.invoiceNumber}.`);

export const noteFailure = (app: App, event: Heard<typeof paymentFailed>, tx: Tx) => {
  const { reason, nextTryAt, endsAt } = event.data;
  const advice = adviceFor[reason as keyof typeof adviceFor] ?? adviceFor["card-declined"];
  const then = nextTryAt
    ? ` We try again on ${dateOf(new Date(nextTryAt))}.`
    : endsAt
      ? ` Your plan ends on ${dateOf(new Date(endsAt))} unless you pay; nothing of yours is deleted.`
      : "";
  return note(app, tx, event, `${inWords(event.data)} could not be paid. ${advice}${then}`);
};

export const noteDispute = (app: App, event: Heard<typeof paymentDisputed>, tx: Tx) =>
  note(app, tx, event, disputedWords(event.data, event.data.withheld));

export const noteDecision = (app: App, event: Heard<typeof disputeClosed>, tx: Tx) =>
  note(app, tx, event, decidedWords(event.data, event.data.outcome, event.data.open));

const reasons: Record<(typeof userSubscriptionChanged)["example"]["reason"], string> = {
  subscribed: "you subscribed",
  "trial-began": "your trial began",
  upgraded: "you upgraded",
  downgraded: "as you asked, from this period on",
  canceled: "you canceled",
  "trial-over": "the trial is over",
  unpaid: "an invoice was not paid",
};

const named = (code: string): string => tiers.find((tier) => tier.code === code)?.name ?? code;

const note = (app: App, tx: Tx, event: ReceivedEvent<{ userId: string }>, text: string): Promise<void> =>
  addActivity(tx, { id: app.ids.next(), userId: event.data.userId, text, at: event.time });
