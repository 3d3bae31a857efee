import { randomUUID } from "node:crypto";
import type { Row } from "./row.ts";
import type { World } from "./world.ts";

const mine: Row = { who: "signed-in", ok: 200 };
const plan = (world: World) => ({ id: world.subscription });
const invoice = (world: World) => ({ id: world.invoice });
const own: Row = { who: "signed-in", thing: "own", path: plan, ok: 200 };
const paper: Row = { who: "signed-in", thing: "own", path: invoice, ok: 200 };
const samePlan = () => ({ tier: "silver", interval: "month" });

/** Who may use subscription's routes: every user may see and change their own plan, money and usage only. */
export const moneyRows: Readonly<Record<string, Row | readonly Row[]>> = {
  "subscription GET /tiers": { who: "anybody", ok: 200 },
  "subscription GET /subscriptions/current": mine,
  // A tier that cannot be bought shows that everybody may use the route.
  "subscription POST /subscriptions": {
    who: "signed-in",
    body: () => ({ tier: "free", interval: "month" }),
    ok: "422 tier-without-price",
  },
  "subscription GET /subscriptions/{id}/upgrade": {
    ...own,
    path: (world) => ({ ...plan(world), query: "tier=gold&interval=month" }),
  },
  "subscription POST /subscriptions/{id}/upgrade": { ...own, body: samePlan, ok: "409 same-plan" },
  "subscription POST /subscriptions/{id}/downgrade": { ...own, body: samePlan, ok: "409 same-plan" },
  "subscription POST /subscriptions/{id}/cancel": { ...own, body: () => ({ when: "period-end" }) },
  "subscription POST /subscriptions/{id}/resume": own,
  "subscription GET /card": mine,
  "subscription POST /card": { ...mine, body: () => ({ card: "card_ok" }) },
  "subscription POST /portal": { ...mine, body: () => ({}), ok: "409 no-portal" },
  "subscription GET /invoices": mine,
  "subscription GET /invoices/{id}": paper,
  "subscription POST /invoices/{id}/pay": { ...paper, ok: "409 invoice-settled" },
  "subscription GET /invoices/{id}/invoice.pdf": paper,
  "subscription GET /invoices/{id}/receipt.pdf": paper,
  "subscription GET /credit-notes/{id}/credit-note.pdf": {
    ...paper,
    path: (world) => ({ id: world.creditNote }),
  },
  "subscription GET /payments": mine,
  "subscription GET /disputes": { who: "disputes.read", ok: 200 },
  "subscription GET /activity": mine,
  "subscription POST /webhooks/provider": { who: "anybody", body: () => ({}), ok: "404 webhook-not-found" },
  "subscription POST /test-bank/{reference}": {
    who: "signed-in",
    path: () => ({ reference: "none" }),
    body: () => ({ approve: true }),
    ok: "404 payment-not-found",
  },
  "subscription GET /usage/current": mine,
  "subscription POST /usage/check": { ...mine, body: () => ({ resource: "stories", quantity: 1 }) },
  "subscription POST /usage/reservations": {
    who: "signed-in",
    callers: ["story", "narration"],
    body: () => ({ workId: randomUUID(), resource: "analysedWords", quantity: 1 }),
    ok: 201,
  },
};
