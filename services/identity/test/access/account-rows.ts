import { randomUUID } from "node:crypto";
import type { AccessRows } from "../../../../platform/test/matrix/row.ts";

const anAddress = () => ({ email: `${randomUUID()}@example.org` });
const noCode = () => ({ code: "none" });
const acme = () => ({ provider: "acme" });
const anId = () => ({ id: randomUUID() });

/** Who may change an account: its owner, and nobody another's. */
export const accountRows: AccessRows = {
  "GET /sessions": { who: "signed-in", ok: 200 },
  "DELETE /sessions": { who: "signed-in", ok: 204 },
  "DELETE /sessions/{id}": {
    who: "signed-in",
    path: () => ({ id: randomUUID() }),
    ok: "404 session-not-found",
  },
  "PUT /users/me/password": {
    who: "signed-in",
    body: () => ({ currentPassword: "not theirs at all", newPassword: "seven herons on a wet pier" }),
    ok: "422 password-wrong",
  },
  "PUT /users/me/email": {
    who: "signed-in",
    body: () => ({ ...anAddress(), currentPassword: "not theirs at all" }),
    ok: "422 password-wrong",
  },
  "GET /users/me": { who: "signed-in", ok: 200 },
  "PATCH /users/me": { who: "signed-in", body: () => ({ displayName: "Somebody" }), ok: 200 },
  "POST /users/me/export": { who: "signed-in", ok: 202 },
  "GET /users/me/export": { who: "signed-in", ok: 200 },
  "GET /users/me/export/data.zip": {
    who: "signed-in",
    before: (world) => world.exported(),
    ok: 200,
  },
  "POST /users/me/erasure": {
    who: "signed-in",
    body: () => ({ password: "not theirs at all", confirm: "erase everything" }),
    ok: "403 password-wrong",
  },
  "GET /erasures/{id}": {
    who: "anybody",
    path: () => ({ id: randomUUID() }),
    ok: "404 erasure-not-found",
  },
  "GET /users/me/second-factors": { who: "signed-in", ok: 200 },
  "POST /users/me/totp": { who: "signed-in", ok: "409 email-unverified" },
  "POST /users/me/totp/confirm": {
    who: "signed-in",
    body: () => ({ code: "123456" }),
    ok: "409 totp-off",
  },
  "POST /users/me/totp/disable": {
    who: "signed-in",
    body: () => ({ code: "123456" }),
    ok: "409 totp-off",
  },
  "POST /users/me/recovery-codes": { who: "signed-in", ok: "409 totp-off" },
  "GET /users/me/passkeys": { who: "signed-in", ok: 200 },
  "POST /users/me/passkeys/options": { who: "signed-in", ok: "409 email-unverified" },
  "POST /users/me/passkeys": { who: "signed-in", body: () => ({}), ok: "422 input-invalid" },
  "PATCH /users/me/passkeys/{id}": {
    who: "signed-in",
    path: anId,
    body: () => ({ name: "Mine" }),
    ok: "404 passkey-not-found",
  },
  "DELETE /users/me/passkeys/{id}": { who: "signed-in", path: anId, ok: "404 passkey-not-found" },
  "GET /users/me/providers": { who: "signed-in", ok: 200 },
  "POST /users/me/providers/{provider}/link": {
    who: "signed-in",
    path: acme,
    body: () => ({}),
    ok: "404 provider-not-found",
  },
  "POST /users/me/providers": {
    who: "signed-in",
    body: noCode,
    ok: "401 sign-in-code-invalid",
  },
  "DELETE /users/me/providers/{provider}": {
    who: "signed-in",
    path: acme,
    ok: "404 provider-not-found",
  },
};
