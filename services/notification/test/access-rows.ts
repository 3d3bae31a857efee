import { randomUUID } from "node:crypto";
import type { AccessRows, Row } from "../../../platform/test/matrix/row.ts";

const anyId = () => ({ id: randomUUID() });
const unknownLink: Row = { who: "anybody", path: () => ({ token: "none" }), ok: 404 };
/** Signed by providers; not set up in this test. */
const webhook: Row = { who: "anybody", ok: "403 webhook-not-set-up" };
const operators: Row = { who: "notifications.manage", path: anyId, ok: "404 message-not-found" };
const preferences = {
  ...{ language: "de", timeZone: "Europe/Berlin", quietHours: null, digest: "daily", digestHour: 8 },
  ways: {},
};
const browser = {
  endpoint: "https://fcm.googleapis.com/fcm/send/x",
  keys: { p256dh: "B".repeat(87), auth: "A".repeat(22) },
};

/** Who may use which route: every user sees and changes their own things only. */
export const accessRows: AccessRows = {
  "GET /notifications": { who: "signed-in", ok: 200 },
  "GET /notifications/stream": { who: "signed-in", ok: 200 },
  "POST /notifications/read-all": { who: "signed-in", ok: 200 },
  "POST /notifications/{id}/read": { who: "signed-in", path: anyId, ok: "404 notification-not-found" },
  "GET /preferences": { who: "signed-in", ok: 200 },
  "PUT /preferences": { who: "signed-in", body: () => preferences, ok: 200 },
  "GET /push/key": { who: "anybody", ok: 200 },
  "GET /push/subscriptions": { who: "signed-in", ok: 200 },
  "POST /push/subscriptions": { who: "signed-in", body: () => browser, ok: 201 },
  "DELETE /push/subscriptions/{id}": { who: "signed-in", path: anyId, ok: "404 subscription-not-found" },
  "GET /unsubscribe/{token}": unknownLink,
  "POST /unsubscribe/{token}": unknownLink,
  "POST /unsubscribe/{token}/undo": unknownLink,
  "GET /pages/style.css": { who: "anybody", ok: 200 },
  "POST /webhooks/twilio/messages": webhook,
  "POST /webhooks/twilio/status": webhook,
  "POST /webhooks/mail/{provider}": { ...webhook, path: () => ({ provider: "signed" }) },
  "GET /admin/messages": { who: "notifications.manage", ok: 200 },
  "POST /admin/messages/{id}/redrive": operators,
  "POST /admin/messages/{id}/discard": operators,
};
