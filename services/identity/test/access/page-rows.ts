import { randomUUID } from "node:crypto";
import type { AccessRows, Row } from "../../../../platform/test/matrix/row.ts";

const noToken = () => ({ query: "token=none" });
const dead: Row = { who: "anybody", path: noToken, ok: 404 };
const form = (fields: () => Record<string, string>) => () => new URLSearchParams(fields());
const pressed: Row = { who: "anybody", body: form(() => ({ token: "none" })), ok: 422 };
const asked: Row = {
  who: "anybody",
  body: form(() => ({ email: `${randomUUID()}@example.org` })),
  ok: 202,
};
const shown: Row = { who: "anybody", ok: 200 };

/** The pages behind the links in letters; they require only the link's token. */
export const pageRows: AccessRows = {
  "GET /pages/verify-email": dead,
  "POST /pages/verify-email": pressed,
  "GET /pages/new-confirmation": shown,
  "POST /pages/new-confirmation": asked,
  "GET /pages/forgot-password": shown,
  "POST /pages/forgot-password": asked,
  "GET /pages/reset-password": dead,
  "POST /pages/reset-password": {
    ...pressed,
    body: form(() => ({ token: "none", newPassword: "seven herons on a wet pier" })),
  },
  "GET /pages/confirm-email": dead,
  "POST /pages/confirm-email": pressed,
  "GET /pages/lift-second-factors": dead,
  "POST /pages/lift-second-factors": pressed,
  "GET /pages/style.css": shown,
  "GET /pages/show-password.js": shown,
};
