import { type Db, record, type Sealer, type Tx } from "@storytelling/service";
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from "jose";
import type { Selectable } from "kysely";
import { sql } from "kysely";
import {
  checkRotatable,
  type KeyState,
  PublicJwk,
  previousUntil,
  revoke,
  type SigningKey,
} from "../domain/signing-key.ts";
import type { Tables } from "./tables.ts";

type Reader = Db<Tables>["read"] | Tx<Tables>;

const purpose = (kid: string): string => `signing_keys.private_jwk ${kid}`;
// Any constant will do: it lets one change of keys happen at a time, over all replicas.
const lock = 4_061_927;

/** Holds every other change of keys back until the transaction ends. */
const lockKeys = (tx: Tx<Tables>) => sql`select pg_advisory_xact_lock(${lock})`.execute(tx);

const toKey = (row: Selectable<Tables["signing_keys"]>): SigningKey => ({
  kid: row.kid,
  state: row.state,
  publishedAt: row.published_at,
  currentFrom: row.current_from,
  retiredAt: row.retired_at,
});

/** All keys, also those that were revoked, newest first. */
export async function listKeys(reader: Reader): Promise<SigningKey[]> {
  const rows = await reader.selectFrom("signing_keys").selectAll().orderBy("created_at", "desc").execute();
  return rows.map(toKey);
}

/** The public halves that tokens are checked with, the next key's among them: it is known before it signs. */
export async function publicKeys(reader: Reader): Promise<PublicJwk[]> {
  const rows = await reader
    .selectFrom("signing_keys")
    .select("public_jwk")
    .where("state", "!=", "revoked")
    .orderBy("created_at")
    .execute();
  return rows.map((row) => row.public_jwk);
}

/** Makes the keys that are missing. Of replicas that start together one makes them, the others find them. */
export async function ensureKeys(tx: Tx<Tables>, sealer: Sealer, now: Date): Promise<void> {
  await lockKeys(tx);
  for (const state of ["current", "next"] as const) {
    const there = await tx
      .selectFrom("signing_keys")
      .select("kid")
      .where("state", "=", state)
      .executeTakeFirst();
    if (!there) await addKey(tx, sealer, state, now);
  }
}

/**
 * The next key signs from here on, and a new one is published to follow it.
 * @throws Refusal `key-too-young`
 */
export async function rotateKeys(tx: Tx<Tables>, sealer: Sealer, now: Date): Promise<void> {
  await lockKeys(tx);
  const next = (await listKeys(tx)).find((key) => key.state === "next");
  if (next) checkRotatable(next, now);
  await promote(tx, sealer, now);
}

/** The same on schedule: when `isDue` says so, seen under the lock. */
export async function rotateIfDue(
  tx: Tx<Tables>,
  sealer: Sealer,
  isDue: (keys: { current: SigningKey; next: SigningKey }) => boolean,
  now: Date,
): Promise<boolean> {
  await lockKeys(tx);
  const keys = await listKeys(tx);
  const current = keys.find((key) => key.state === "current");
  const next = keys.find((key) => key.state === "next");
  if (!current || !next || !isDue({ current, next })) return false;
  await promote(tx, sealer, now);
  return true;
}

/**
 * Revokes a key and tells every service. The next key takes over at once when it was the current one.
 * @throws Refusal `signing-key-not-found`, `key-revoked`
 */
export async function revokeKey(tx: Tx<Tables>, sealer: Sealer, kid: string, now: Date): Promise<void> {
  await lockKeys(tx);
  const key = (await listKeys(tx)).find((one) => one.kid === kid) ?? null;
  const events = revoke(key, now);
  if (key?.state === "current") await promote(tx, sealer, now);
  await tx
    .updateTable("signing_keys")
    .set({ state: "revoked", private_jwk: null, retired_at: now })
    .where("kid", "=", kid)
    .execute();
  if (key?.state === "next") await addKey(tx, sealer, "next", now);
  await record(tx, events);
}

/** Drops keys whose last token has run out. */
export async function sweepKeys(tx: Tx<Tables>, now: Date): Promise<void> {
  await tx
    .deleteFrom("signing_keys")
    .where("state", "=", "previous")
    .where("retired_at", "<", previousUntil(now))
    .execute();
}

/** The key that signs now, as the database has it; one that was opened before is not opened again. */
export function signingKeys(sealer: Sealer): (reader: Reader) => Promise<{ kid: string; key: CryptoKey }> {
  let opened: { kid: string; key: CryptoKey } | null = null;
  return async (reader) => {
    const row = await reader
      .selectFrom("signing_keys")
      .select(["kid", "private_jwk"])
      .where("state", "=", "current")
      .executeTakeFirst();
    if (!row?.private_jwk) throw new Error("There is no current signing key.");
    if (opened?.kid === row.kid) return opened;
    const jwk = openKey(sealer, row.kid, row.private_jwk);
    opened = { kid: row.kid, key: (await importJWK(jwk, "EdDSA")) as CryptoKey };
    return opened;
  };
}

/** @throws Error when MASTER_KEY is not the one that the keys were sealed with */
function openKey(sealer: Sealer, kid: string, sealed: Buffer): JWK {
  try {
    return JSON.parse(sealer.open(sealed, purpose(kid)).toString());
  } catch (cause) {
    throw new Error("The signing key cannot be opened: MASTER_KEY is not the one it was sealed with.", {
      cause,
    });
  }
}

async function promote(tx: Tx<Tables>, sealer: Sealer, now: Date): Promise<void> {
  // A key that signs no more needs no private half.
  const retired = { state: "previous", retired_at: now, private_jwk: null } as const;
  await tx.updateTable("signing_keys").set(retired).where("state", "=", "current").execute();
  const current = { state: "current", current_from: now } as const;
  await tx.updateTable("signing_keys").set(current).where("state", "=", "next").execute();
  await addKey(tx, sealer, "next", now);
}

async function addKey(tx: Tx<Tables>, sealer: Sealer, state: KeyState, now: Date): Promise<void> {
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const half = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(half);
  await tx
    .insertInto("signing_keys")
    .values({
      kid,
      state,
      public_jwk: JSON.stringify(PublicJwk.parse({ ...half, kid, alg: "EdDSA", use: "sig" })),
      private_jwk: sealer.seal(JSON.stringify(await exportJWK(pair.privateKey)), purpose(kid)),
      created_at: now,
      published_at: now,
      current_from: state === "current" ? now : null,
      retired_at: null,
    })
    .execute();
}
