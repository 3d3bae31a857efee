import { type Db, openWords, purposeOf, sealWords, type Tx as TxOf } from "@storytelling/service";
import type { Entry } from "../domain/entry.ts";
import type { Tables } from "./tables.ts";

export type Tx = TxOf<Tables>;
type Reader = Db<Tables>["read"];

const purposeFor = (id: string): string => purposeOf("entries.sealed", id);

export async function insertEntry(tx: Tx, { id, ownerId, day, text, createdAt }: Entry): Promise<void> {
  const sealed = await sealWords(tx, ownerId, [{ words: text, purpose: purposeFor(id) }]);
  const rows = sealed.map((one) => ({ id, owner_id: ownerId, day, sealed: one, created_at: createdAt }));
  await tx.insertInto("entries").values(rows).execute();
}

/** An entry; undefined when it does not exist or its owner's key was deleted. */
export async function findEntry(db: Reader, id: string): Promise<Entry | undefined> {
  return (await entriesWhere(db, "id", id))[0];
}

/** All entries of a user, oldest first. */
export const entriesOf = (db: Reader, ownerId: string): Promise<Entry[]> =>
  entriesWhere(db, "owner_id", ownerId);

export const deleteEntriesOf = (tx: Tx, ownerId: string): Promise<unknown> =>
  tx.deleteFrom("entries").where("owner_id", "=", ownerId).execute();

async function entriesWhere(db: Reader, column: "id" | "owner_id", value: string): Promise<Entry[]> {
  const rows = await db
    .selectFrom("entries")
    .select(["id", "owner_id", "day", "sealed", "created_at"])
    .where(column, "=", value)
    .orderBy("id")
    .execute();
  const texts = await openWords(
    db,
    rows.map(({ id, owner_id: userId, sealed }) => ({ userId, sealed, purpose: purposeFor(id) })),
  );
  return rows.flatMap(({ id, owner_id: ownerId, day, created_at: createdAt }, at) => {
    const text = texts[at];
    return typeof text === "string" ? [{ id, ownerId, day, text, createdAt }] : [];
  });
}
