import { randomUUID } from "node:crypto";
import type { AccessRows, Row } from "../../../platform/test/matrix/row.ts";
import type { World } from "../../../platform/test/matrix/world.ts";

const mine: Row = { who: "signed-in", ok: 200 };
const plan = (world: World) => ({ id: world.subscription });
const invoice = (world: World) => ({ id: world.invoice });
const own: Row = { who: "signed-in", thing: "own", path: plan, ok: 200 };
const paper: Row = { who: "signed-in", thing: "own", path: invoice, ok: 200 };
const samePlan = () => ({ tier: "silver", interval: "month" });

/** Who may use subscription's routes: every user may see and change their own plan, money and usage only. */
export const accessRows: AccessRows = {
  "GET /tiers": { who: "anybody", ok: 200 },
  "GET /subscriptions/current": mine,
  // A tier that cannot be bought shows that everybody may use the route.
  "POST /subscriptions": {
    who: "signed-in",
    body: () => ({ tier: "free", interval: "month" }),
    ok: "422 tier-without-price",
  },
  "GET /subscriptions/{id}/upgrade": {
    ...own,
    path: (world) => ({ ...plan(world), query: "tier=gold&interval=month" }),
  },
  "POST /subscriptions/{id}/upgrade": { ...own, body: samePlan, ok: "409 same-plan" },
  "POST /subscriptions/{id}/downgrade": { ...own, body: samePlan, ok: "409 same-plan" },
  "POST /subscriptions/{id}/cancel": { ...own, body: () => ({ when: "period-end" }) },
  "POST /subscriptions/{id}/resume": own,
  "GET /card": mine,
  "POST /card": { ...mine, body: () => ({ card: "card_ok" }) },
  "POST /portal": { ...mine, body: () => ({}), ok: "409 no-portal" },
  "GET /invoices": mine,
  "GET /invoices/{id}": paper,
  "POST /invoices/{id}/pay": { ...paper, ok: "409 invoice-settled" },
  "GET /invoices/{id}/invoice.pdf": paper,
  "GET /invoices/{id}/receipt.pdf": paper,
  "GET /credit-notes/{id}/credit-note.pdf": {
    ...paper,
    path: (world) => ({ id: world.creditNote }),
  },
  "GET /payments": mine,
  "GET /disputes": { who: "disputes.read", ok: 200 },
  "GET /activity": mine,
  "POST /webhooks/provider": { who: "anybody", body: () => ({}), ok: "404 webhook-not-found" },
  "POST /test-bank/{reference}": {
    who: "signed-in",
    path: () => ({ reference: "none" }),
    body: () => ({ approve: true }),
    ok: "404 payment-not-found",
  },
  "GET /usage/current": mine,
  "POST /usage/check": { ...mine, body: () => ({ resource: "stories", quantity: 1 }) },
  "POST /usage/reservations": {
    who: "signed-in",
    callers: ["story", "narration"],
    body: () => ({ workId: randomUUID(), resource: "analysedWords", quantity: 1 }),
    ok: 201,
  },
  "POST /usage/reservations/absent": {
    who: "service",
    callers: ["narration"],
    body: () => ({ workId: randomUUID(), resource: "humanTakes", quantity: 1 }),
    ok: 201,
  },
};
