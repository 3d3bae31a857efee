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
// The lock lets one change of keys happen at a time, over all replicas. Any constant would do.
const lock = 4_061_927;

/** Makes every other change of keys wait until the transaction ends. */
const lockKeys = (tx: Tx<Tables>) => sql`select pg_advisory_xact_lock(${lock})`.execute(tx);

const toKey = (row: Selectable<Tables["signing_keys"]>): SigningKey => ({
  kid: row.kid,
  state: row.state,
  publishedAt: row.published_at,
  currentFrom: row.current_from,
  retiredAt: row.retired_at,
});

/** All keys, including revoked ones, newest first. */
export async function listKeys(reader: Reader): Promise<SigningKey[]> {
  const rows = await reader.selectFrom("signing_keys").selectAll().orderBy("created_at", "desc").execute();
  return rows.map(toKey);
}

/** The public keys that verify tokens. They include the next key, so that services know it before it signs. */
export async function publicKeys(reader: Reader): Promise<PublicJwk[]> {
  const rows = await reader
    .selectFrom("signing_keys")
    .select("public_jwk")
    .where("state", "!=", "revoked")
    .orderBy("created_at")
    .execute();
  return rows.map((row) => row.public_jwk);
}

/** Creates missing keys. When replicas start together, one creates the keys and the others find them. */
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
 * The next key signs from now on, and a new next key is published.
 * @throws Refusal `key-too-young`
 */
export async function rotateKeys(tx: Tx<Tables>, sealer: Sealer, now: Date): Promise<void> {
  await lockKeys(tx);
  const next = (await listKeys(tx)).find((key) => key.state === "next");
  if (next) checkRotatable(next, now);
  await promote(tx, sealer, now);
}

/** The same on schedule, if `isDue` says so; it is asked under the lock. */
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
 * Revokes a key and records the event for other services. If it was the current key, the next key takes over at once.
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

/** Deletes keys whose last token has expired. */
export async function sweepKeys(tx: Tx<Tables>, now: Date): Promise<void> {
  await tx
    .deleteFrom("signing_keys")
    .where("state", "=", "previous")
    .where("retired_at", "<", previousUntil(now))
    .execute();
}

/** Reads the current signing key from the database. The opened key is cached. */
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
    throw new Error("The signing key cannot be opened: it was sealed with another MASTER_KEY.", {
      cause,
    });
  }
}

async function promote(tx: Tx<Tables>, sealer: Sealer, now: Date): Promise<void> {
  // A key that no longer signs needs no private half.
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
