import { answer, inOneTrip } from "@storytelling/service";
import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { heldAlready, hold } from "../domain/hold.ts";
import { about, Resource } from "../domain/resources.ts";
import { overAllowance, suffices } from "../domain/standing.ts";
import { Ask } from "../domain/standing-body.ts";
import { lockEntitlement } from "../store/entitlements.ts";
import { countHolds, findHold, saveHold } from "../store/holds.ts";
import { standingWith } from "../store/usage.ts";

const mostHolds = 500;

/**
 * Holds a part of the actor's own allowance for a piece of work. Idempotent for each work. Only events of the work
 * itself settle the hold, so that users cannot take back what their work has used.
 * @throws Refusal `over-allowance`, `too-many`
 */
export const reserveUsage = useCase({
  body: z.strictObject({ workId: Id, ...Ask }),
  answer: z.object({
    workId: Id,
    resource: Resource,
    quantity: z.number().int(),
    state: z.enum(["held", "expired", "committed", "released"]),
    month: z.string(),
    expiresAt: z.string(),
  }),
  async run(app, { body, actor, transaction }) {
    const { workId, resource, quantity } = body;
    if (about[resource].kind !== "monthly") throw notHeld(resource);
    const work = { userId: actor.id, workId, resource };
    return transaction(async (tx) => {
      const now = app.clock.now();
      const of = { userId: actor.id, floor: app.config.DEFAULT_TIER };
      // All are read under the lock that the first takes.
      const [, before, { standing, storage }, holds] = await inOneTrip(
        tx,
        () => lockEntitlement(tx, actor.id, now),
        () => findHold(tx, work),
        () => standingWith(tx, of, resource, now),
        () => countHolds(tx, actor.id, now),
      );
      const already = heldAlready(before, quantity, now);
      const held = already ?? hold(work, quantity, now);
      if (!already) {
        if (storage && !suffices(storage, 1)) throw overAllowance(storage, 1);
        if (!suffices(standing, quantity)) throw overAllowance(standing, quantity);
        if (holds >= mostHolds) throw tooManyHolds();
        await saveHold(tx, held, now);
      }
      const { state, month, expiresAt } = held;
      return answer({ workId, resource, quantity, state, month, expiresAt: expiresAt.toISOString() });
    });
  },
});

const tooManyHolds = (): Refusal => {
  const message =
    "You already have so much work under way that no more can be reserved. Wait until some of it is done.";
  return new Refusal("too-many", "too-many-holds", message, { retryAfter: 60 });
};

const notHeld = (resource: Resource): Refusal => {
  const message = `${resource} is not counted by the month, so it cannot be reserved. Use POST /usage/check instead.`;
  return new Refusal("invalid", "not-held", `body.resource: ${message}`, {
    faults: [{ field: "body.resource", message }],
  });
};
