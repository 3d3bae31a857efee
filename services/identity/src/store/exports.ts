import type { Tx } from "@storytelling/service";
import type { Selectable } from "kysely";
import type { Export } from "../domain/rights.ts";
import type { Reader, Tables } from "./tables.ts";

async function withParts(
  reader: Reader | Tx<Tables>,
  row: Selectable<Tables["exports"]> | undefined,
): Promise<Export | null> {
  if (!row) return null;
  const parts = await reader
    .selectFrom("export_parts")
    .select(["service", "state"])
    .where("export_id", "=", row.id)
    .orderBy("service")
    .execute();
  return {
    id: row.id,
    userId: row.user_id,
    status: row.status,
    requestedAt: row.requested_at,
    finishedAt: row.finished_at,
    expiresAt: row.expires_at,
    size: row.size,
    parts,
  };
}

export const findExport = async (reader: Reader | Tx<Tables>, id: string): Promise<Export | null> =>
  withParts(reader, await reader.selectFrom("exports").selectAll().where("id", "=", id).executeTakeFirst());

/** The latest export of a user, or null. */
export const latestExport = async (reader: Reader | Tx<Tables>, userId: string): Promise<Export | null> =>
  withParts(
    reader,
    await reader
      .selectFrom("exports")
      .selectAll()
      .where("user_id", "=", userId)
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirst(),
  );

/** Begins an export; false when one is already under way. */
export async function insertExport(
  tx: Tx<Tables>,
  given: { id: string; userId: string; services: readonly string[] },
  now: Date,
): Promise<boolean> {
  const { id, userId } = given;
  const begun = await tx
    .insertInto("exports")
    .values({
      id,
      user_id: userId,
      status: "gathering",
      requested_at: now,
      finished_at: null,
      expires_at: null,
      size: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!begun) return false;
  await tx
    .insertInto("export_parts")
    .values(given.services.map((service) => ({ export_id: id, service, state: "waiting" as const })))
    .execute();
  return true;
}

/** Deletes a user's other exports. Returns their ids, so that the files can be deleted, too. */
export async function dropOthers(tx: Tx<Tables>, userId: string, keep: string): Promise<string[]> {
  const rows = await tx
    .deleteFrom("exports")
    .where("user_id", "=", userId)
    .where("id", "!=", keep)
    .returning("id")
    .execute();
  return rows.map((row) => row.id);
}

export async function savePart(
  tx: Tx<Tables>,
  exportId: string,
  service: string,
  state: "gathered" | "missing",
): Promise<void> {
  await tx
    .updateTable("export_parts")
    .set({ state })
    .where("export_id", "=", exportId)
    .where("service", "=", service)
    .execute();
}

/** Marks an export as finished; false when it no longer exists, since its owner was erased. */
export async function finishExport(
  tx: Tx<Tables>,
  id: string,
  done: { status: "ready" | "partial"; size: number; finished_at: Date; expires_at: Date },
): Promise<boolean> {
  const row = await tx
    .updateTable("exports")
    .set(done)
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Deletes expired exports. Returns their ids and owners. */
export async function dropExpired(tx: Tx<Tables>, now: Date): Promise<{ id: string; userId: string }[]> {
  const rows = await tx
    .deleteFrom("exports")
    .where("expires_at", "<", now)
    .returning(["id", "user_id"])
    .execute();
  return rows.map((row) => ({ id: row.id, userId: row.user_id }));
}
