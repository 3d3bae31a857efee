import { type Auth, type ServiceContext, tokenAuth, transaction } from "@storytelling/service";
import { errors, importJWK } from "jose";
import type { IdentityConfig } from "../config.ts";
import { stands } from "../store/sessions.ts";
import { ensureKeys, publicKeys } from "../store/signing-keys.ts";
import type { Tables } from "../store/tables.ts";

/**
 * Checks access tokens by identity's own tables, where other services go by its published keys and its events. So ending
 * a session or revoking a key takes effect here at once. Makes the signing keys at the first start.
 */
export async function ownAuth({
  db,
  sealer,
  clock,
  cutoffs,
}: ServiceContext<IdentityConfig, Tables>): Promise<Auth> {
  await transaction(db, (tx) => ensureKeys(tx, sealer, clock.now()));
  return tokenAuth({
    clock,
    cutoffs,
    async keys({ kid }) {
      const jwk = (await publicKeys(db.read)).find((key) => key.kid === kid);
      if (!jwk) throw new errors.JWKSNoMatchingKey();
      return importJWK(jwk, "EdDSA");
    },
    stands: (token) => stands(db.read, token, clock.now()),
  });
}
