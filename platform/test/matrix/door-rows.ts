import { randomUUID } from "node:crypto";
import type { Row } from "./row.ts";

const noTicket = () => ({ ticket: "none", code: "123456" });
const noCode = () => ({ code: "none" });
const acme = () => ({ provider: "acme" });
const anId = () => ({ id: randomUUID() });

/** Second factors, passkeys and sign-in by other providers. No user here has a confirmed address or a provider. */
export const doorRows: Record<string, Row> = {
  "identity POST /auth/login/second-factor": { who: "anybody", body: noTicket, ok: "401 ticket-invalid" },
  "identity POST /auth/login/second-factor/passkey-options": {
    who: "anybody",
    body: () => ({ ticket: "none" }),
    ok: "401 ticket-invalid",
  },
  "identity POST /auth/passkeys/options": { who: "anybody", ok: 200 },
  "identity POST /auth/passkeys/login": { who: "anybody", body: () => ({}), ok: "422 input-invalid" },
  "identity GET /auth/oauth": { who: "anybody", ok: 200 },
  "identity GET /auth/oauth/{provider}": { who: "anybody", path: acme, ok: "404 provider-not-found" },
  "identity GET /auth/oauth/{provider}/callback": {
    who: "anybody",
    path: acme,
    ok: "404 provider-not-found",
  },
  "identity POST /auth/oauth/{provider}/callback": {
    who: "anybody",
    path: acme,
    body: () => ({ state: "none" }),
    ok: "415 not-a-form",
  },
  "identity POST /auth/oauth/token": { who: "anybody", body: noCode, ok: "401 sign-in-code-invalid" },
  "identity POST /auth/confirm": {
    who: "signed-in",
    body: () => ({ password: "not theirs at all" }),
    ok: "422 password-wrong",
  },
  "identity POST /auth/second-factors/lift": {
    who: "anybody",
    body: () => ({ token: "none" }),
    ok: "422 link-invalid",
  },
  "identity DELETE /users/{id}/second-factors": {
    who: "users.manage",
    path: (world) => ({ id: world.ownerId }),
    body: () => ({ reason: "A test." }),
    ok: "409 second-factors-none",
  },
  "identity GET /users/me/second-factors": { who: "signed-in", ok: 200 },
  "identity POST /users/me/totp": { who: "signed-in", ok: "409 email-unverified" },
  "identity POST /users/me/totp/confirm": {
    who: "signed-in",
    body: () => ({ code: "123456" }),
    ok: "409 totp-off",
  },
  "identity POST /users/me/totp/disable": {
    who: "signed-in",
    body: () => ({ code: "123456" }),
    ok: "409 totp-off",
  },
  "identity POST /users/me/recovery-codes": { who: "signed-in", ok: "409 totp-off" },
  "identity GET /users/me/passkeys": { who: "signed-in", ok: 200 },
  "identity POST /users/me/passkeys/options": { who: "signed-in", ok: "409 email-unverified" },
  "identity POST /users/me/passkeys": { who: "signed-in", body: () => ({}), ok: "422 input-invalid" },
  "identity PATCH /users/me/passkeys/{id}": {
    who: "signed-in",
    path: anId,
    body: () => ({ name: "Mine" }),
    ok: "404 passkey-not-found",
  },
  "identity DELETE /users/me/passkeys/{id}": { who: "signed-in", path: anId, ok: "404 passkey-not-found" },
  "identity GET /users/me/providers": { who: "signed-in", ok: 200 },
  "identity POST /users/me/providers/{provider}/link": {
    who: "signed-in",
    path: acme,
    body: () => ({}),
    ok: "404 provider-not-found",
  },
  "identity POST /users/me/providers": {
    who: "signed-in",
    body: noCode,
    ok: "401 sign-in-code-invalid",
  },
  "identity DELETE /users/me/providers/{provider}": {
    who: "signed-in",
    path: acme,
    ok: "404 provider-not-found",
  },
};
