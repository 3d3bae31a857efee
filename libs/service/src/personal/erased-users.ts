import { sql } from "kysely";
import { dbOf, type Tx } from "../db/db.ts";
import { inOneTrip } from "../db/in-one-trip.ts";

const lockOf = (userId: string) => sql`hashtextextended(${`person ${userId}`}, 4)`;

/**
 * Locks people against erasure until the transaction ends, so that data about them may be stored. Returns those who are
 * erased already.
 */
export async function holdPeople(tx: Tx, userIds: readonly string[]): Promise<(userId: string) => boolean> {
  if (userIds.length === 0) return () => false;
  // All take the locks in the same order. It is a separate statement, so that the next one sees what was committed
  // meanwhile.
  const locks = sql`select pg_advisory_xact_lock_shared(people.key)
    from (select distinct hashtextextended('person ' || id, 4) as key
            from unnest(${[...userIds]}::text[]) as id order by key) as people`;
  const found = sql<{ user_id: string }>`
    select user_id from erased_users where user_id = any(${[...userIds]}::uuid[])`;
  const [, { rows }] = await inOneTrip(
    tx,
    () => locks.execute(tx),
    () => found.execute(tx),
  );
  const erased = new Set(rows.map((row) => row.user_id));
  return (userId) => erased.has(userId.toLowerCase());
}

/** The same for one person; false when they are erased. */
export async function holdPerson<T>(tx: Tx<T>, userId: string): Promise<boolean> {
  const isErased = await holdPeople(tx as Tx, [userId]);
  return !isErased(userId);
}

/**
 * Records that a user is erased here. Until the transaction ends, nothing new about them is stored. False when it was
 * recorded before.
 */
export async function markErased(tx: Tx, userId: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${lockOf(userId)})`.execute(tx);
  const inserted = await tx
    .insertInto("erased_users")
    .values({ user_id: userId, erased_at: dbOf(tx).clock.now(), told_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning("user_id")
    .executeTakeFirst();
  return inserted !== undefined;
}

/**
 * Removes a user's id and their data from the framework's tables; `framework-columns.ts` lists the columns. An event
 * without a person's words stays in the outbox and among parked events: it still has to be published or handled.
 */
export async function scrub(tx: Tx, userId: string, personalTypes: readonly string[]): Promise<void> {
  const theirs = (data: string) =>
    sql`(${sql.raw(data)}->>'ownerId' = ${userId} or ${sql.raw(data)}->>'userId' = ${userId})`;
  const types = [...personalTypes];
  await sql`delete from outbox
    where person = ${userId} or (type = any(${types}::text[]) and ${theirs("data")})`.execute(tx);
  await sql`delete from parked_events
    where person = ${userId} or (event->>'type' = any(${types}::text[]) and ${theirs("event->'data'")})`.execute(
    tx,
  );
  await sql`delete from discarded_events
    where person = ${userId} or aggregate_id = ${userId} or ${theirs("event->'data'")}`.execute(tx);
  await tx.deleteFrom("idempotency_keys").where("owner", "=", userId).execute();
  await sql`delete from pgboss.job where state <> 'active' and ${theirs("data")}`.execute(tx);
  // What they did as an operator stays recorded, without their id.
  await sql`update discarded_events set discarded_by = ${nobody} where discarded_by = ${userId}`.execute(tx);
  await sql`update replays set requested_by = ${nobody} where requested_by = ${userId}`.execute(tx);
  await sql`update root_keys set ordered_by = null where ordered_by = ${userId}`.execute(tx);
}
const nobody = "erased";
