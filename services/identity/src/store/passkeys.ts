import { type Db, type Tx, violates } from "@storytelling/service";
import type { Selectable } from "kysely";
import { type Passkey, passkeyKnown } from "../domain/passkey.ts";
import type { Tables } from "./tables.ts";

type Reader = Db<Tables>["read"] | Tx<Tables>;

const toPasskey = (row: Selectable<Tables["passkeys"]>): Passkey => ({
  id: row.id,
  userId: row.user_id,
  credentialId: row.credential_id,
  publicKey: row.public_key,
  counter: row.counter,
  transports: row.transports,
  name: row.name,
  synced: row.synced,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
});

/** Somebody's passkeys, oldest first. */
export async function listPasskeys(reader: Reader, userId: string): Promise<Passkey[]> {
  const rows = await reader
    .selectFrom("passkeys")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("id")
    .execute();
  return rows.map(toPasskey);
}

export async function findPasskey(reader: Reader, credentialId: string): Promise<Passkey | null> {
  const row = await reader
    .selectFrom("passkeys")
    .selectAll()
    .where("credential_id", "=", credentialId)
    .executeTakeFirst();
  return row ? toPasskey(row) : null;
}

/** @throws Refusal `passkey-known` */
export async function insertPasskey(tx: Tx<Tables>, passkey: Passkey): Promise<void> {
  try {
    await tx
      .insertInto("passkeys")
      .values({
        id: passkey.id,
        user_id: passkey.userId,
        credential_id: passkey.credentialId,
        public_key: passkey.publicKey,
        counter: passkey.counter,
        transports: [...passkey.transports],
        name: passkey.name,
        synced: passkey.synced,
        created_at: passkey.createdAt,
        last_used_at: passkey.lastUsedAt,
      })
      .execute();
  } catch (error) {
    if (violates(error, "passkeys_credential_id_key")) throw passkeyKnown();
    throw error;
  }
}

/**
 * Notes a use. False when the passkey is gone, or when its counter does not grow, which one that counts always does:
 * then somebody may have copied it.
 */
export async function usePasskey(
  tx: Tx<Tables>,
  use: { id: string; counter: number },
  now: Date,
): Promise<boolean> {
  const row = await tx
    .updateTable("passkeys")
    .set({ counter: use.counter, last_used_at: now })
    .where("id", "=", use.id)
    .where((eb) => {
      const grew = eb("counter", "<", use.counter);
      return use.counter === 0 ? eb("counter", "=", 0) : grew;
    })
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function renamePasskey(
  tx: Tx<Tables>,
  change: { id: string; userId: string; name: string },
): Promise<Passkey | null> {
  const row = await tx
    .updateTable("passkeys")
    .set({ name: change.name })
    .where("id", "=", change.id)
    .where("user_id", "=", change.userId)
    .returningAll()
    .executeTakeFirst();
  return row ? toPasskey(row) : null;
}

/** False when there is none, or it is another's. */
export async function deletePasskey(tx: Tx<Tables>, one: { id: string; userId: string }): Promise<boolean> {
  const row = await tx
    .deleteFrom("passkeys")
    .where("id", "=", one.id)
    .where("user_id", "=", one.userId)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
