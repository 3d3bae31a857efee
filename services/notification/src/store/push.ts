import { openWords, purposeOf, sealWords } from "@storytelling/service";
import { sql } from "kysely";
import type { PushTarget } from "../domain/push.ts";
import type { Reader, Tx } from "./db.ts";

const subscriptionFor = (id: string): string => purposeOf("push_subscriptions.sealed", id);

/** A browser of a person that shows messages. */
export interface PushSubscription extends PushTarget {
  readonly id: string;
  readonly createdAt: Date;
}

/** Saves a browser's subscription. A browser has one: it belongs to the person who signed in last. */
export async function savePushSubscription(
  tx: Tx,
  { id, personId, mark, target }: { id: string; personId: string; mark: Buffer; target: PushTarget },
  now: Date,
): Promise<void> {
  await tx.deleteFrom("push_subscriptions").where("endpoint", "=", mark).execute();
  const [sealed] = await sealWords(tx, personId, [
    { words: JSON.stringify(target), purpose: subscriptionFor(id) },
  ]);
  if (!sealed) return;
  await tx
    .insertInto("push_subscriptions")
    .values({ id, person_id: personId, endpoint: mark, sealed, created_at: now })
    .execute();
}

export async function pushSubscriptionsOf(
  reader: Reader | Tx,
  personId: string,
): Promise<PushSubscription[]> {
  const rows = await reader
    .selectFrom("push_subscriptions")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("id")
    .execute();
  const words = await openWords(
    reader,
    rows.map(({ id, sealed }) => ({ userId: personId, sealed, purpose: subscriptionFor(id) })),
  );
  return rows.flatMap(({ id, created_at: createdAt }, at) => {
    const text = words[at];
    return typeof text === "string" ? [{ id, createdAt, ...(JSON.parse(text) as PushTarget) }] : [];
  });
}

export async function hasPush(reader: Reader | Tx, personId: string): Promise<boolean> {
  const query = reader.selectFrom("push_subscriptions").select("id").where("person_id", "=", personId);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

/** Deletes subscriptions of a person: those named, or all. The number of those that existed. */
export async function deletePush(tx: Tx, personId: string, ids?: readonly string[]): Promise<number> {
  let query = tx.deleteFrom("push_subscriptions").where("person_id", "=", personId);
  if (ids) query = query.where("id", "in", [...ids]);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}

/** Our key pair for web push, as it was stored first. `make` is called when there is none. */
export async function keepPushKeys(
  tx: Tx,
  make: () => { public: string; sealed: Buffer },
): Promise<{ public: string; sealed: Buffer }> {
  await sql`select pg_advisory_xact_lock(hashtextextended('push keys', 7))`.execute(tx);
  const known = await tx.selectFrom("push_keys").select(["public", "sealed"]).executeTakeFirst();
  if (known) return known;
  const made = make();
  await tx
    .insertInto("push_keys")
    .values({ only_one: true, ...made })
    .execute();
  return made;
}
