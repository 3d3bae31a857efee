import type { Tx } from "@storytelling/service";
import { sql } from "kysely";
import type { Tables } from "./tables.ts";

/** What a sign-in that waits for its second factor must find unchanged. The user's row is locked. */
export async function signInEpoch(tx: Tx<Tables>, userId: string): Promise<number | null> {
  const row = await tx
    .selectFrom("users")
    .select("sign_in_epoch")
    .where("id", "=", userId)
    .executeTakeFirst();
  return row?.sign_in_epoch ?? null;
}

/** Voids what waits for a second factor. The user's row is locked by `lockUser`. */
export async function voidHalfSignIns(tx: Tx<Tables>, userId: string): Promise<void> {
  await tx
    .updateTable("users")
    .set({ sign_in_epoch: sql`sign_in_epoch + 1` })
    .where("id", "=", userId)
    .execute();
}
