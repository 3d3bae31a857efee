import { z } from "zod";
import { about, Kind, Resource } from "./resources.ts";
import { limitOf, remainsOf, type Standing } from "./standing.ts";
import { TierCode } from "./tiers.ts";

// More than any work needs; a double still holds sums of such quantities exactly.
const most = 1_000_000_000_000;

/** A resource and a quantity in a request. */
export const Ask = {
  resource: Resource,
  quantity: z
    .int({ error: "Give a whole number." })
    .min(1, { error: "Give 1 or more." })
    .max(most, { error: "Give at most a million million." }),
};

/** A user's usage of a resource and what remains, as they see it. */
export const StandingBody = z.object({
  resource: Resource,
  kind: Kind,
  tier: TierCode,
  used: z.number().int(),
  held: z.number().int().meta({ description: "Reserved for work that is under way." }),
  remains: z.number().int(),
  limit: z.number().int(),
  renewsAt: z
    .string()
    .nullable()
    .meta({ description: "When it starts again at 0; null for a resource that does not." }),
});

export function standingBody(standing: Standing): z.infer<typeof StandingBody> {
  const { resource, tier, used, held, renewsAt } = standing;
  const { kind } = about[resource];
  return {
    resource,
    kind,
    tier,
    used,
    held,
    remains: remainsOf(standing),
    limit: limitOf(standing),
    renewsAt: kind === "monthly" ? renewsAt.toISOString() : null,
  };
}
