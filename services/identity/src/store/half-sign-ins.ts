import type { Tx } from "@storytelling/service";
import { sql } from "kysely";
import type { Tables } from "./tables.ts";

/** The epoch that must be the same at both steps of a sign-in. The caller has locked the user's row. */
export async function signInEpoch(tx: Tx<Tables>, userId: string): Promise<number | null> {
  const row = await tx
    .selectFrom("users")
    .select("sign_in_epoch")
    .where("id", "=", userId)
    .executeTakeFirst();
  return row?.sign_in_epoch ?? null;
}

/** Voids sign-ins that wait for their second factor. The caller has locked the user's row with `lockUser`. */
export async function voidHalfSignIns(tx: Tx<Tables>, userId: string): Promise<void> {
  await tx
    .updateTable("users")
    .set({ sign_in_epoch: sql`sign_in_epoch + 1` })
    .where("id", "=", userId)
    .execute();
}
