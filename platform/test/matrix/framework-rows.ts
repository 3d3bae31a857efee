import { randomUUID } from "node:crypto";
import type { AccessRows, Row } from "./row.ts";

const noSuchEvent: Row = {
  who: "events.manage",
  path: () => ({ seq: "999999" }),
  ok: "404 parked-event-not-found",
};
const noSuchReplay: Row = {
  who: "events.manage",
  path: () => ({ id: randomUUID() }),
  ok: "404 replay-not-found",
};

/** Who may use the routes that every service has from the framework. */
export const frameworkRows: AccessRows = {
  "GET /admin/parked-events": { who: "events.manage", ok: 200 },
  "GET /admin/parked-events/{seq}": noSuchEvent,
  "POST /admin/parked-events/{seq}/redrive": noSuchEvent,
  "POST /admin/parked-events/{seq}/discard": { ...noSuchEvent, body: () => ({ reason: "A test." }) },
  "GET /admin/replays": { who: "events.manage", ok: 200 },
  "GET /admin/replays/{id}": noSuchReplay,
  "POST /admin/replays/{id}/cancel": noSuchReplay,
  "POST /admin/replays": { who: "events.manage", body: () => ({}), ok: "422 input-invalid" },
  "GET /admin/master-keys": { who: "keys.manage", ok: 200 },
  "POST /admin/master-keys/reload": { who: "keys.manage", ok: 200 },
  // Identity sends a token that it made for the export; its service token alone is not enough.
  "GET /my-data": { who: "signed-in", callers: ["identity"], ok: "401 token-invalid" },
  "POST /admin/erase-again": { who: "users.manage", ok: 200 },
  "GET /.well-known/service-keys.json": { who: "anybody", ok: 200 },
  "POST /admin/service-keys/rotate": { who: "keys.manage", ok: "409 key-too-young" },
};
