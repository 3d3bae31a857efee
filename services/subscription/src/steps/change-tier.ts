import { userSubscriptionChanged } from "@storytelling/events";
import { record } from "@storytelling/service";
import type { App } from "../app.ts";
import { atLeast, compareTiers, type TierCode, tierOf } from "../domain/tiers.ts";
import type { Tx } from "../store/db.ts";
import { lockEntitlement, saveEntitlement } from "../store/entitlements.ts";

type Reason = (typeof userSubscriptionChanged)["example"]["reason"];

/** Gives a user a tier, and records an event if the tier changed. */
export async function changeTier(
  app: App,
  tx: Tx,
  change: { userId: string; tier: TierCode; reason: Reason },
): Promise<void> {
  const { userId, tier } = change;
  const now = app.clock.now();
  const before = await lockEntitlement(tx, userId, now);
  if (before.tier === tier) return;
  await saveEntitlement(tx, userId, tier, now);
  const floor = app.config.DEFAULT_TIER;
  const [held, previous] = [atLeast(tier, floor), atLeast(before.tier, floor)];
  if (compareTiers(held, previous) === 0) return;
  const event = userSubscriptionChanged(userId, {
    userId,
    tier: held,
    previousTier: previous,
    priority: tierOf(held).features.priority,
    guestsPerSession: tierOf(held).allowances.guestsPerSession,
    reason: change.reason,
    since: now.toISOString(),
  });
  await record(tx, [event]);
}
