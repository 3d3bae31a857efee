import { type Db, type Tx, violates } from "@storytelling/service";
import type { Selectable } from "kysely";
import { type Passkey, passkeyKnown } from "../domain/passkey.ts";
import { erasedName, type Sealers } from "./sealers.ts";
import type { Tables } from "./tables.ts";

type Reader = Db<Tables>["read"] | Tx<Tables>;

const nameFor = (id: string): string => `passkeys.name ${id}`;

const toPasskey = (row: Selectable<Tables["passkeys"]>, name: Buffer | null | undefined): Passkey => ({
  id: row.id,
  userId: row.user_id,
  credentialId: row.credential_id,
  publicKey: row.public_key,
  counter: row.counter,
  transports: row.transports,
  name: name?.toString() ?? erasedName,
  synced: row.synced,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
});

async function toPasskeys(
  reader: Reader,
  { personal }: Sealers,
  rows: readonly Selectable<Tables["passkeys"]>[],
): Promise<Passkey[]> {
  const names = await personal.openAll(
    rows.map(({ id, user_id, sealed_name }) => ({
      userId: user_id,
      sealed: sealed_name,
      purpose: nameFor(id),
    })),
    reader,
  );
  return rows.map((row, at) => toPasskey(row, names[at]));
}

/** A user's passkeys, oldest first. */
export async function listPasskeys(reader: Reader, sealers: Sealers, userId: string): Promise<Passkey[]> {
  const rows = await reader
    .selectFrom("passkeys")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("id")
    .execute();
  return toPasskeys(reader, sealers, rows);
}

export async function findPasskey(
  reader: Reader,
  sealers: Sealers,
  credentialId: string,
): Promise<Passkey | null> {
  const rows = await reader
    .selectFrom("passkeys")
    .selectAll()
    .where("credential_id", "=", credentialId)
    .execute();
  const [passkey = null] = await toPasskeys(reader, sealers, rows);
  return passkey;
}

/** @throws Refusal `passkey-known` */
export async function insertPasskey(tx: Tx<Tables>, { personal }: Sealers, passkey: Passkey): Promise<void> {
  const { id, userId, name } = passkey;
  try {
    await tx
      .insertInto("passkeys")
      .values({
        id,
        user_id: userId,
        credential_id: passkey.credentialId,
        public_key: passkey.publicKey,
        counter: passkey.counter,
        transports: [...passkey.transports],
        sealed_name: await personal.seal(tx, userId, name, nameFor(id)),
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
 * Records a use. False when the passkey no longer exists, or when its counter did not increase. A counter above 0 must
 * always increase; otherwise somebody may have copied the passkey.
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
  sealers: Sealers,
  { id, userId, name }: { id: string; userId: string; name: string },
): Promise<Passkey | null> {
  const rows = await tx
    .updateTable("passkeys")
    .set({ sealed_name: await sealers.personal.seal(tx, userId, name, nameFor(id)) })
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .returningAll()
    .execute();
  const [passkey = null] = await toPasskeys(tx, sealers, rows);
  return passkey;
}

/** False when it does not exist or belongs to another user. */
export async function deletePasskey(tx: Tx<Tables>, one: { id: string; userId: string }): Promise<boolean> {
  const row = await tx
    .deleteFrom("passkeys")
    .where("id", "=", one.id)
    .where("user_id", "=", one.userId)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
