import type { PersonalRows } from "@storytelling/service/testing";
import { person, startIdentity } from "./people.ts";

/** For tests/personal-columns.test.ts. */
export const personalRows: PersonalRows = {
  start: startIdentity,
  use: async (service) => (await person(service)).id,
  values: { "passkeys.sealed_name": "'\\x00'::bytea" },
  others: {
    "ids of sessions, exports, erasures, entries and keys": [
      "sessions.id",
      "exports.id",
      "erasures.id",
      "audit_pending.id",
      "audit_log.id",
      "passkeys.id",
      "passkeys.credential_id",
      "signing_keys.kid",
    ],
    "fingerprints and hashes under keys that are not in the database": [
      "users.password_hash",
      "sign_in_limits.key",
    ],
    "what there is, the same for everybody": [
      "roles.name",
      "roles.description",
      "permissions.name",
      "permissions.description",
      "export_parts.service",
      "erasure_services.service",
      "audit_pending.action",
      "audit_log.action",
      "oauth_providers.provider",
      "oauth_providers.issuer",
      "passkeys.transports",
      "signing_keys.public_jwk",
    ],
    "names from before they were sealed; empty since": [
      "users.display_name",
      "passkeys.name",
      "sessions.device",
    ],
  },
};
