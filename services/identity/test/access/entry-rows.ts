import { randomUUID } from "node:crypto";
import type { AccessRows } from "../../../../platform/test/matrix/row.ts";

const anAddress = () => ({ email: `${randomUUID()}@example.org` });
const noLink = () => ({ token: "none" });
const noTicket = () => ({ ticket: "none", code: "123456" });
const noCode = () => ({ code: "none" });
const acme = () => ({ provider: "acme" });

/** Routes of signing in. No user here has a confirmed address or a provider. */
export const entryRows: AccessRows = {
  "POST /auth/register": {
    who: "anybody",
    body: () => ({
      email: `${randomUUID()}@example.org`,
      password: "nine otters in a rowing boat",
      displayName: "New",
    }),
    ok: 202,
  },
  "POST /auth/login": { who: "anybody", body: (world) => world.credentials, ok: 200 },
  "POST /auth/refresh": {
    who: "anybody",
    body: () => ({ refreshToken: "none" }),
    ok: "401 refresh-token-invalid",
  },
  "POST /auth/logout": { who: "signed-in", ok: 204 },
  "POST /auth/password/forgot": { who: "anybody", body: anAddress, ok: 202 },
  "POST /auth/password/reset": {
    who: "anybody",
    body: () => ({ token: "none", newPassword: "seven herons on a wet pier" }),
    ok: "422 link-invalid",
  },
  "POST /auth/email/verify": { who: "anybody", body: noLink, ok: "422 link-invalid" },
  "POST /auth/email/resend": { who: "anybody", body: anAddress, ok: 202 },
  "POST /auth/email/confirm": { who: "anybody", body: noLink, ok: "422 link-invalid" },
  "POST /auth/login/second-factor": { who: "anybody", body: noTicket, ok: "401 ticket-invalid" },
  "POST /auth/login/second-factor/passkey-options": {
    who: "anybody",
    body: () => ({ ticket: "none" }),
    ok: "401 ticket-invalid",
  },
  "POST /auth/passkeys/options": { who: "anybody", ok: 200 },
  "POST /auth/passkeys/login": { who: "anybody", body: () => ({}), ok: "422 input-invalid" },
  "GET /auth/oauth": { who: "anybody", ok: 200 },
  "GET /auth/oauth/{provider}": { who: "anybody", path: acme, ok: "404 provider-not-found" },
  "GET /auth/oauth/{provider}/callback": {
    who: "anybody",
    path: acme,
    ok: "404 provider-not-found",
  },
  "POST /auth/oauth/{provider}/callback": {
    who: "anybody",
    path: acme,
    body: () => ({ state: "none" }),
    ok: "415 not-a-form",
  },
  "POST /auth/oauth/token": { who: "anybody", body: noCode, ok: "401 sign-in-code-invalid" },
  "POST /auth/confirm": {
    who: "signed-in",
    body: () => ({ password: "not theirs at all" }),
    ok: "422 password-wrong",
  },
  "POST /auth/second-factors/lift": {
    who: "anybody",
    body: () => ({ token: "none" }),
    ok: "422 link-invalid",
  },
};
