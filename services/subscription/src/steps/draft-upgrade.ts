import type { App } from "../app.ts";
import { type Invoice, upgradeLines } from "../domain/invoice.ts";
import type { Plan } from "../domain/plan.ts";
import { type Subscription, upgraded } from "../domain/subscription.ts";
import { draftInvoice } from "./invoicing.ts";

/**
 * The draft invoice of an upgrade that begins today. During a trial it costs nothing.
 * @throws Refusal `conflict` when the plan is no upgrade, or no upgrade is possible
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
