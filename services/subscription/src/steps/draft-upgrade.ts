import type { App } from "../app.ts";
import { type Invoice, upgradeLines } from "../domain/invoice.ts";
import type { Plan } from "../domain/plan.ts";
import { type Subscription, upgraded } from "../domain/subscription.ts";
import { draftInvoice } from "./invoicing.ts";

/**
 * What an upgrade would cost now, to the day; a trial's costs nothing.
 * @throws Refusal `conflict` when it is no upgrade, or none is possible
 */
export function draftUpgrade(app: App, subscription: Subscription, target: Plan): Invoice {
  const now = app.clock.now();
  const better = upgraded(subscription, target, now);
  const { plan, period } = subscription;
  const priced =
    subscription.status === "trialing"
      ? { lines: [], total: 0 }
      : upgradeLines({ plan, period, target, targetPeriod: better.period }, now);
  return draftInvoice(app, better, { kind: "upgrade", ...priced });
}
