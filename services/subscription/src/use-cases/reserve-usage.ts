import { answer } from "@storytelling/service";
import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { type Hold, heldAlready, hold } from "../domain/hold.ts";
import { about, Resource } from "../domain/resources.ts";
import { overAllowance, suffices } from "../domain/standing.ts";
import { Ask } from "../domain/standing-body.ts";
import type { Tx } from "../store/db.ts";
import { lockEntitlement } from "../store/entitlements.ts";
import { countHolds, findHold, saveHold } from "../store/holds.ts";
import { standingWith } from "../store/usage.ts";

const mostHolds = 500;

/**
 * Holds a part of the actor's own allowance for a piece of work; once for each work, however often it is asked. Only
 * events of the work itself settle it, so that nobody takes back what work of theirs has used.
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
      await lockEntitlement(tx, actor.id, now);
      const already = heldAlready(await findHold(tx, work), quantity, now);
      const held = already ?? hold(work, quantity, now);
      if (!already) await take(app, tx, held, now);
      const { state, month, expiresAt } = held;
      return answer({ workId, resource, quantity, state, month, expiresAt: expiresAt.toISOString() });
    });
  },
});

/** Keeps a new hold when there is enough for it. @throws Refusal `over-allowance`, `too-many` */
async function take(app: App, tx: Tx, held: Hold, now: Date): Promise<void> {
  const of = { userId: held.userId, floor: app.config.DEFAULT_TIER };
  const { standing, storage } = await standingWith(tx, of, held.resource, now);
  if (storage && !suffices(storage, 1)) throw overAllowance(storage, 1);
  if (!suffices(standing, held.quantity)) throw overAllowance(standing, held.quantity);
  if ((await countHolds(tx, held.userId, now)) >= mostHolds) {
    const message =
      "So much work is under way already that no more can be held for it. Wait until some is done.";
    throw new Refusal("too-many", "too-many-holds", message, { retryAfter: 60 });
  }
  await saveHold(tx, held, now);
}

const notHeld = (resource: Resource): Refusal => {
  const message = `${resource} is not used up by the month, so nothing can be held of it. Ask POST /usage/check.`;
  return new Refusal("invalid", "not-held", `body.resource: ${message}`, {
    faults: [{ field: "body.resource", message }],
  });
};
