import { usageLimitReached } from "@storytelling/events";
import { record } from "@storytelling/service";
import type { App } from "../app.ts";
import { begun, committed, type Hold, released, type Work } from "../domain/hold.ts";
import { renewalOf } from "../domain/month.ts";
import { about } from "../domain/resources.ts";
import { passed } from "../domain/standing.ts";
import { atLeast, tierOf } from "../domain/tiers.ts";
import { noteCrossing } from "../store/crossings.ts";
import type { Tx } from "../store/db.ts";
import { lockEntitlement } from "../store/entitlements.ts";
import { findHold, saveHold } from "../store/holds.ts";
import { addUsage } from "../store/usage.ts";

/** Holds what begun work needs, until the event of its end. */
export const keepHold = (app: App, tx: Tx, work: Work, quantity: number, at: Date): Promise<void> =>
  change(app, tx, work, (known) => begun(known, work, quantity, at));

/** Releases what was held for work that failed. */
export const releaseHold = (app: App, tx: Tx, work: Work, at: Date): Promise<void> =>
  change(app, tx, work, (known) => released(known, work, at));

/** Counts what work has used, in the month of its request. Records an event for each mark that it passed. */
export const commitWork = (app: App, tx: Tx, work: Work, used: number, at: Date): Promise<void> =>
  change(app, tx, work, (known) => committed(known, work, used, at));

/** Changes the hold of a piece of work, under the lock on its user's entitlement. */
async function change(
  app: App,
  tx: Tx,
  work: Work,
  decide: (known: Hold | null) => Hold | null,
): Promise<void> {
  const now = app.clock.now();
  const entitlement = await lockEntitlement(tx, work.userId, now);
  const next = decide(await findHold(tx, work));
  if (!next) return;
  await saveHold(tx, next, now);
  if (!next.used) return;
  const { before, after } = await addUsage(tx, next, next.used);
  const tier = atLeast(entitlement.tier, app.config.DEFAULT_TIER);
  const { userId, resource, month } = next;
  const allowance = tierOf(tier).allowances[resource];
  if (about[resource].kind !== "monthly") return;
  for (const percent of passed(before, after, allowance)) {
    if (!(await noteCrossing(tx, { userId, month, resource, percent, allowance }, now))) continue;
    const renewsAt = renewalOf(month).toISOString();
    const told = { userId, resource, month, percent, used: after, allowance, tier, renewsAt };
    await record(tx, [usageLimitReached(userId, told)]);
  }
}
