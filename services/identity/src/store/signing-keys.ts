import { type ServiceContext, transaction } from "@storytelling/service";
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from "jose";
import { PublicJwk } from "../domain/signing-key.ts";
import type { Tables } from "./tables.ts";

/** The keys of the database: one to sign with, and all that tokens are checked with. */
export interface Keyring {
  readonly current: { readonly kid: string; readonly key: CryptoKey };
  readonly publicKeys: readonly PublicJwk[];
}

type KeyStore = Pick<ServiceContext<unknown, Tables>, "db" | "sealer" | "clock">;

const purpose = (kid: string): string => `signing_keys.private_jwk ${kid}`;

/**
 * Reads the keys, making those that are missing first. Of replicas that start together one makes them, all read them.
 * The next key is published before it signs, so that nobody who caches the list meets an unknown one.
 * @throws Error when MASTER_KEY is not the one that the keys were sealed with
 */
export async function openKeyring(store: KeyStore): Promise<Keyring> {
  const readAll = () => store.db.read.selectFrom("signing_keys").selectAll().orderBy("created_at").execute();
  let rows = await readAll();
  for (const state of ["current", "next"] as const) {
    if (!rows.some((row) => row.state === state)) await addKey(store, state);
  }
  rows = await readAll();
  const row = rows.find((one) => one.state === "current");
  if (!row) throw new Error("There is no current signing key.");
  const jwk = JSON.parse(open(store, row).toString());
  return {
    current: { kid: row.kid, key: (await importJWK(jwk, "EdDSA")) as CryptoKey },
    publicKeys: rows.map((one) => one.public_jwk),
  };
}

async function addKey({ db, sealer, clock }: KeyStore, state: "current" | "next"): Promise<void> {
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const half = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(half);
  const row = {
    kid,
    state,
    public_jwk: JSON.stringify(PublicJwk.parse({ ...half, kid, alg: "EdDSA", use: "sig" })),
    private_jwk: sealer.seal(JSON.stringify(await exportJWK(pair.privateKey)), purpose(kid)),
    created_at: clock.now(),
  };
  await transaction(db, (tx) =>
    tx
      .insertInto("signing_keys")
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

function open({ sealer }: KeyStore, row: { kid: string; private_jwk: Buffer }): Buffer {
  try {
    return sealer.open(row.private_jwk, purpose(row.kid));
  } catch (cause) {
    throw new Error("The signing key cannot be opened: MASTER_KEY is not the one it was sealed with.", {
      cause,
    });
  }
}
