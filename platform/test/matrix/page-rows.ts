import { randomUUID } from "node:crypto";
import type { Row } from "./row.ts";

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
export const pageRows: Record<string, Row> = {
  "identity GET /pages/verify-email": dead,
  "identity POST /pages/verify-email": pressed,
  "identity GET /pages/new-confirmation": shown,
  "identity POST /pages/new-confirmation": asked,
  "identity GET /pages/forgot-password": shown,
  "identity POST /pages/forgot-password": asked,
  "identity GET /pages/reset-password": dead,
  "identity POST /pages/reset-password": {
    ...pressed,
    body: form(() => ({ token: "none", newPassword: "seven herons on a wet pier" })),
  },
  "identity GET /pages/confirm-email": dead,
  "identity POST /pages/confirm-email": pressed,
  "identity GET /pages/lift-second-factors": dead,
  "identity POST /pages/lift-second-factors": pressed,
  "identity GET /pages/style.css": shown,
  "identity GET /pages/show-password.js": shown,
};
