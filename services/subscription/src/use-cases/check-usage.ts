import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { enoughFor, suffices } from "../domain/standing.ts";
import { Ask, StandingBody, standingBody } from "../domain/standing-body.ts";
import { TierCode } from "../domain/tiers.ts";
import { standingWith } from "../store/usage.ts";

/** Whether the allowance suffices for a piece of work, and what would remain after it. Changes nothing. */
export const checkUsage = useCase({
  body: z.strictObject(Ask),
  answer: StandingBody.extend({
    allowed: z.boolean(),
    quantity: z.number().int(),
    remainsAfter: z
      .number()
      .int()
      .meta({ description: "What would remain; if not allowed, what remains now." }),
    enough: TierCode.nullable().meta({ description: "The lowest tier that suffices; null when none does." }),
    storageFull: z
      .boolean()
      .meta({ description: "True when the work is refused because the storage is full." }),
  }),
  async run({ db, clock, config }, { body: { resource, quantity }, actor }) {
    const of = { userId: actor.id, floor: config.DEFAULT_TIER };
    const { standing, storage } = await standingWith(db.read, of, resource, clock.now());
    const storageFull = storage !== null && !suffices(storage, 1);
    const allowed = suffices(standing, quantity) && !storageFull;
    const now = standingBody(standing);
    return answer({
      ...now,
      allowed,
      quantity,
      remainsAfter: allowed ? now.remains - quantity : now.remains,
      enough: suffices(standing, quantity) ? standing.tier : enoughFor(standing, quantity),
      storageFull,
    });
  },
});
