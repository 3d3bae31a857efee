import type { DomainEvent } from "@storytelling/events";
import { record, type Tx } from "@storytelling/service";
import type { Selectable } from "kysely";
import type { Erasure } from "../domain/rights.ts";
import type { Reader, Tables } from "./tables.ts";

async function withServices(
  reader: Reader | Tx<Tables>,
  rows: readonly Selectable<Tables["erasures"]>[],
): Promise<Erasure[]> {
  const services = rows.length
    ? await reader
        .selectFrom("erasure_services")
        .selectAll()
        .where(
          "erasure_id",
          "in",
          rows.map((row) => row.id),
        )
        .orderBy("service")
        .execute()
    : [];
  return rows.map((row) => ({
    id: row.id,
    userId: row.user_id,
    requestedAt: row.requested_at,
    doneAt: row.done_at,
    services: services
      .filter((one) => one.erasure_id === row.id)
      .map((one) => ({ service: one.service, erasedAt: one.erased_at })),
  }));
}

export async function findErasure(reader: Reader, id: string): Promise<Erasure | null> {
  const rows = await reader.selectFrom("erasures").selectAll().where("id", "=", id).execute();
  return (await withServices(reader, rows))[0] ?? null;
}

/** A page of erasures, newest first. */
export async function pageOfErasures(
  reader: Reader,
  window: { before: string | null; limit: number },
): Promise<Erasure[]> {
  let query = reader.selectFrom("erasures").selectAll().orderBy("requested_at", "desc").orderBy("id", "desc");
  if (window.before !== null) query = query.where("id", "<", window.before);
  return withServices(reader, await query.limit(window.limit).execute());
}

/** The erasure of a user, created if it does not exist, and locked until the transaction ends. */
export async function lockErasure(
  tx: Tx<Tables>,
  given: { id: string; userId: string; services: readonly string[] },
  now: Date,
): Promise<Erasure> {
  const inserted = await tx
    .insertInto("erasures")
    .values({ id: given.id, user_id: given.userId, requested_at: now, done_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (inserted)
    await tx
      .insertInto("erasure_services")
      .values(given.services.map((service) => ({ erasure_id: given.id, service, erased_at: null })))
      .execute();
  const row = await tx
    .selectFrom("erasures")
    .selectAll()
    .where("user_id", "=", given.userId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const [erasure] = await withServices(tx, [row]);
  if (!erasure) throw new Error("The erasure is gone.");
  return erasure;
}

/** Writes a locked erasure and its events. */
export async function saveErasure(
  tx: Tx<Tables>,
  erasure: Erasure,
  events: readonly DomainEvent[],
): Promise<void> {
  await tx.updateTable("erasures").set({ done_at: erasure.doneAt }).where("id", "=", erasure.id).execute();
  for (const { service, erasedAt: erased_at } of erasure.services)
    await tx
      .insertInto("erasure_services")
      .values({ erasure_id: erasure.id, service, erased_at })
      .onConflict((conflict) => conflict.columns(["erasure_id", "service"]).doUpdateSet({ erased_at }))
      .execute();
  await record(tx, events);
}
