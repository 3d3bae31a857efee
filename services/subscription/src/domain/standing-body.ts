import { z } from "zod";
import { about, Kind, Resource } from "./resources.ts";
import { limitOf, remainsOf, type Standing } from "./standing.ts";
import { TierCode } from "./tiers.ts";

// Beyond any work there is; sums of such quantities are still whole numbers that a double holds.
const most = 1_000_000_000_000;

/** What somebody asks for. */
export const Ask = {
  resource: Resource,
  quantity: z
    .int({ error: "Give a whole number." })
    .min(1, { error: "Give 1 or more." })
    .max(most, { error: "Give at most a million million." }),
};

/** Where a user stands with a resource, as they see it. */
export const StandingBody = z.object({
  resource: Resource,
  kind: Kind,
  tier: TierCode,
  used: z.number().int(),
  held: z.number().int().meta({ description: "Kept back for work that is under way." }),
  remains: z.number().int(),
  limit: z.number().int(),
  renewsAt: z.string().nullable().meta({ description: "When it starts anew; null for what does not." }),
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
