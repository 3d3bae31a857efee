import { z } from "zod";
import { intervals, type Plan, planOf } from "../domain/plan.ts";
import type { Subscription } from "../domain/subscription.ts";
import { TierCode } from "../domain/tiers.ts";

/** The plan that a user wants instead of the current one. Without an interval, the interval stays the same. */
export const PlanWish = z.strictObject({ tier: TierCode, interval: z.enum(intervals).optional() });
export type PlanWish = z.infer<typeof PlanWish>;

export const planWished = ({ plan }: Subscription, wish: PlanWish): Plan =>
  planOf(wish.tier, wish.interval ?? plan.interval);
