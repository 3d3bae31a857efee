import { type EventType, userDataErased, userErasureRequested } from "@storytelling/events";
import { catalogue } from "@storytelling/events/catalogue";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { cutOffUser } from "../auth/cutoffs.ts";
import { type Tx, transaction } from "../db/db.ts";
import type { ServiceContext } from "../definition/context.ts";
import type { PersonalData } from "../definition/personal-data.ts";
import type { Consumer } from "../events/consumer.ts";
import { record } from "../events/outbox.ts";
import { type JobType, jobKind, jobsFor } from "../jobs/jobs.ts";
import { markErased, scrub } from "../personal/erased-users.ts";

const finishErasure = jobKind("finish-erasure", z.object({ erasedId: Id }));
const personalTypes = (catalogue as readonly EventType[])
  .filter((event) => event.personal)
  .map((event) => event.type);

type Keeper = PersonalData<ServiceContext> | undefined;

/**
 * Erases a user here, once: the rows in this transaction, the files in a job after the commit, which also sends the
 * acknowledgement.
 */
async function eraseUser(app: ServiceContext, keeper: Keeper, userId: string, tx: Tx): Promise<void> {
  if (!keeper || !(await markErased(tx, userId))) return;
  await keeper.erase(app, userId, tx);
  await scrub(tx, userId, personalTypes);
  await app.jobs.enqueue(tx, finishErasure, [{ erasedId: userId }]);
}

/**
 * How a service hears of an erasure: from identity, which asks for it, or from another service that has erased the user
 * already. So a service that was restored from a backup erases people again.
 */
export function erasureConsumers(keeper: Keeper): Consumer<ServiceContext>[] {
  const cutOff: Consumer<ServiceContext, { userId: string; requestedAt: string }> = {
    name: "cut-off-erased-user",
    event: userErasureRequested,
    handle: (app, { data }, tx) => cutOffUser(app, tx, data.userId, new Date(data.requestedAt)),
  };
  if (!keeper) return [cutOff];
  const erase = (
    name: string,
    event: EventType<string, { userId: string }>,
  ): Consumer<ServiceContext, { userId: string }> => ({
    name,
    event,
    handle: (app, { data }, tx) => eraseUser(app, keeper, data.userId, tx),
  });
  return [cutOff, erase("erase-user", userErasureRequested), erase("erase-user-too", userDataErased)];
}

/** Deletes an erased user's files with their key, then records that nothing of them is left here. */
export const erasureJobs = (keeper: Keeper): JobType<ServiceContext>[] =>
  keeper
    ? [
        jobsFor<ServiceContext>()({
          ...finishErasure,
          concurrency: 2,
          attempts: 1000,
          timeoutSeconds: 600,
          async run(app, { erasedId }) {
            await app.blobs.eraseOwner(erasedId);
            await transaction(app.db, (tx) => tell(app, tx, erasedId));
          },
        }),
      ]
    : [];

async function tell(app: ServiceContext, tx: Tx, userId: string): Promise<void> {
  const now = app.clock.now();
  await tx.updateTable("erased_users").set({ told_at: now }).where("user_id", "=", userId).execute();
  const event = userDataErased(userId, { userId, service: app.name });
  await record(tx, [{ ...event, source: app.name }]);
}

/**
 * Sends `UserDataErased` again for every erased user, so that services that were restored from a backup erase them
 * again.
 */
export const tellAgain = (app: ServiceContext): Promise<number> =>
  transaction(app.db, async (tx) => {
    const rows = await tx
      .selectFrom("erased_users")
      .select("user_id")
      .where("told_at", "is not", null)
      .orderBy("user_id")
      .forUpdate()
      .execute();
    for (const row of rows) await tell(app, tx, row.user_id);
    return rows.length;
  });
