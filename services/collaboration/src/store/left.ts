import type { Tx } from "./db.ts";

/** Deletes participants who left before a time, and returns the ids of the guests among them. */
export async function deleteLeft(tx: Tx, before: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .deleteFrom("participants")
    .where("id", "in", (row) =>
      row
        .selectFrom("participants")
        .select("id")
        .where("left_at", "<", before)
        .orderBy("id")
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning(["id", "person_id"])
    .execute();
  return rows.filter((row) => row.id === row.person_id).map((row) => row.person_id);
}
