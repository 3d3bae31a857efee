import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from "jose";
import { sql } from "kysely";
import { type Db, type Tx, transaction } from "../db/db.ts";
import { PublicJwk } from "../db/public-jwk.ts";
import type { Sealer } from "../keys/seal.ts";
import type { Clock } from "../time/clock.ts";
import type { Signing } from "./service-tokens.ts";

const minute = 60_000;
const signsForDays = 365;
/**
 * Services fetch each other's keys every 5 minutes, through caches of 1 minute. After 8 minutes each of them knows a
 * new key.
 */
const publishedAheadMs = 8 * minute;
/** A replica notices a rotation within a minute, and its last token is valid for another. */
const keptAfterMs = 8 * minute;
const rememberedMs = minute;
// Any constant will do. It lets one replica at a time change the keys.
const lock = 7_302_114;

const purpose = (kid: string): string => `service_keys.private_jwk ${kid}`;
const lockKeys = (tx: Tx) => sql`select pg_advisory_xact_lock(${lock})`.execute(tx);

export interface ServiceKey {
  readonly kid: string;
  readonly state: "next" | "current" | "previous";
  readonly publishedAt: Date;
  readonly currentFrom: Date | null;
}

export async function listServiceKeys(reader: Db["read"] | Tx): Promise<ServiceKey[]> {
  const rows = await reader
    .selectFrom("service_keys")
    .select(["kid", "state", "published_at", "current_from"])
    .orderBy("published_at", "desc")
    .execute();
  return rows.map((row) => ({
    kid: row.kid,
    state: row.state,
    publishedAt: row.published_at,
    currentFrom: row.current_from,
  }));
}

/** The public halves that others check this service's tokens with. */
export async function publicServiceKeys(reader: Db["read"]): Promise<PublicJwk[]> {
  const rows = await reader.selectFrom("service_keys").select("public_jwk").orderBy("published_at").execute();
  return rows.map((row) => row.public_jwk);
}

interface Tools {
  readonly db: Db;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

/**
 * Makes the keys that are missing. When replicas start together, one makes them and the others find them. The next key
 * replaces one that has signed for a year; keys that nothing needs any more are deleted.
 */
export async function tendServiceKeys({ db, sealer, clock }: Tools): Promise<void> {
  const now = clock.now();
  const yearAgo = new Date(now.getTime() - signsForDays * 24 * 60 * minute);
  await transaction(db, async (tx) => {
    await lockKeys(tx);
    const keys = await listServiceKeys(tx);
    const [current, next] = [of(keys, "current"), of(keys, "next")];
    if (!current) await addKey(tx, sealer, "current", now);
    if (!next) await addKey(tx, sealer, "next", now);
    const due = current?.currentFrom && current.currentFrom <= yearAgo;
    if (due && next && isKnownEverywhere(next, now)) await promote(tx, sealer, now);
    await tx
      .deleteFrom("service_keys")
      .where("state", "=", "previous")
      .where("retired_at", "<", new Date(now.getTime() - keptAfterMs))
      .execute();
  });
}

/**
 * Makes the next key the one that signs. Resolves to the seconds to wait while some service may not know that key yet.
 */
export function rotateServiceKeys({ db, sealer, clock }: Tools): Promise<{ waitSeconds: number }> {
  const now = clock.now();
  return transaction(db, async (tx) => {
    await lockKeys(tx);
    const next = of(await listServiceKeys(tx), "next");
    if (next && !isKnownEverywhere(next, now)) {
      const waitMs = next.publishedAt.getTime() + publishedAheadMs - now.getTime();
      return { waitSeconds: Math.ceil(waitMs / 1000) };
    }
    await promote(tx, sealer, now);
    return { waitSeconds: 0 };
  });
}

/**
 * The key that signs now, looked up once a minute.
 * @throws Error when MASTER_KEY is not the one that it was sealed with
 */
export function serviceSigningKey({ db, sealer, clock }: Tools): () => Promise<Signing> {
  let known: { signing: Promise<Signing>; at: number } | null = null;
  const read = async (): Promise<Signing> => {
    const row = await db.read
      .selectFrom("service_keys")
      .select(["kid", "private_jwk"])
      .where("state", "=", "current")
      .executeTakeFirst();
    if (!row?.private_jwk) throw new Error("There is no key to sign requests to other services with.");
    return { kid: row.kid, key: await importJWK(openKey(sealer, row.kid, row.private_jwk), "EdDSA") };
  };
  return () => {
    const now = clock.now().getTime();
    if (known && Math.abs(now - known.at) < rememberedMs) return known.signing;
    const signing = read();
    known = { signing, at: now };
    signing.catch(() => {
      known = null;
    });
    return signing;
  };
}

const of = (keys: readonly ServiceKey[], state: ServiceKey["state"]) =>
  keys.find((key) => key.state === state);

const isKnownEverywhere = (key: ServiceKey, now: Date): boolean =>
  now.getTime() - key.publishedAt.getTime() >= publishedAheadMs;

function openKey(sealer: Sealer, kid: string, sealed: Buffer) {
  try {
    return JSON.parse(sealer.open(sealed, purpose(kid)).toString());
  } catch (cause) {
    throw new Error("The service's key cannot be opened: MASTER_KEY is not the one it was sealed with.", {
      cause,
    });
  }
}

async function promote(tx: Tx, sealer: Sealer, now: Date): Promise<void> {
  // A retired key needs no private half.
  const retired = { state: "previous", retired_at: now, private_jwk: null } as const;
  await tx.updateTable("service_keys").set(retired).where("state", "=", "current").execute();
  const current = { state: "current", current_from: now } as const;
  await tx.updateTable("service_keys").set(current).where("state", "=", "next").execute();
  await addKey(tx, sealer, "next", now);
}

async function addKey(tx: Tx, sealer: Sealer, state: "next" | "current", now: Date): Promise<void> {
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const half = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(half);
  await tx
    .insertInto("service_keys")
    .values({
      kid,
      state,
      public_jwk: JSON.stringify(PublicJwk.parse({ ...half, kid, alg: "EdDSA", use: "sig" })),
      private_jwk: sealer.seal(JSON.stringify(await exportJWK(pair.privateKey)), purpose(kid)),
      published_at: now,
      current_from: state === "current" ? now : null,
      retired_at: null,
    })
    .execute();
}
