import type { Tx } from "@storytelling/service";
import type { Selectable } from "kysely";
import type { Reader, ReceiptRow, Tables } from "./tables.ts";

/** What was deleted because a consent or a story ended. */
export type Receipt = Selectable<ReceiptRow>;

/** A file that is deleted before the receipt is complete. */
export interface VoiceFile {
  readonly ownerId: string;
  readonly blobId: string;
}

export async function insertReceipt(
  tx: Tx<Tables>,
  receipt: Omit<Receipt, "deleted_at">,
  files: readonly VoiceFile[],
): Promise<void> {
  await tx
    .insertInto("receipts")
    .values({ ...receipt, deleted_at: null })
    .execute();
  for (let at = 0; at < files.length; at += 1000) {
    const rows = files.slice(at, at + 1000).map(({ ownerId, blobId }) => ({
      receipt_id: receipt.id,
      owner_id: ownerId,
      blob_id: blobId,
    }));
    await tx
      .insertInto("receipt_files")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** A receipt whose files are not all deleted, locked until the transaction ends. */
export const lockOpenReceipt = (tx: Tx<Tables>, id: string): Promise<Receipt | undefined> =>
  tx
    .selectFrom("receipts")
    .selectAll()
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .forUpdate()
    .executeTakeFirst();

/** The receipts that are not complete, oldest first. */
export async function openReceipts(reader: Reader): Promise<string[]> {
  const rows = await reader
    .selectFrom("receipts")
    .select("id")
    .where("deleted_at", "is", null)
    .orderBy("id")
    .limit(100)
    .execute();
  return rows.map(({ id }) => id);
}

export async function filesOf(reader: Reader, receiptId: string): Promise<VoiceFile[]> {
  return reader
    .selectFrom("receipt_files")
    .select(["owner_id as ownerId", "blob_id as blobId"])
    .where("receipt_id", "=", receiptId)
    .execute();
}

/** Completes a receipt. That of an erased person does not name them any more. */
export async function completeReceipt(tx: Tx<Tables>, receipt: Receipt, deletedAt: Date): Promise<void> {
  await tx.deleteFrom("receipt_files").where("receipt_id", "=", receipt.id).execute();
  const who = receipt.cause === "erased" ? { person_id: null } : {};
  await tx
    .updateTable("receipts")
    .set({ deleted_at: deletedAt, ...who })
    .where("id", "=", receipt.id)
    .execute();
}

/** The receipts of a person, newest first, that are older than the one with the id `before`. */
export async function receiptsOf(
  reader: Reader,
  personId: string,
  { before = null, limit, id }: { before?: string | null; limit?: number; id?: string } = {},
): Promise<Receipt[]> {
  let query = reader
    .selectFrom("receipts")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("id", "desc");
  if (before) query = query.where("id", "<", before);
  if (id) query = query.where("id", "=", id);
  if (limit) query = query.limit(limit);
  return query.execute();
}

/**
 * Takes an erased person out of their receipts, and their files out of those of others: all their files are deleted
 * with their key. A receipt of the erasure itself names them until it is complete, so that it can be told.
 */
export async function forgetPersonInReceipts(tx: Tx<Tables>, personId: string): Promise<void> {
  await tx.deleteFrom("receipt_files").where("owner_id", "=", personId).execute();
  await tx
    .updateTable("receipts")
    .set({ person_id: null })
    .where("person_id", "=", personId)
    .where((one) => one.or([one("cause", "<>", "erased"), one("deleted_at", "is not", null)]))
    .execute();
}
