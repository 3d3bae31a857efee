import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { PersonalRows } from "@storytelling/service/testing";
import { startWorld } from "./billing-world.ts";

/** For tests/personal-columns.test.ts. */
export const personalRows: PersonalRows = {
  start: async () => (await startWorld()).service,
  async use(service) {
    const { id, token } = await service.actor([]);
    const headers = await service.errand("story", { id });
    const hold = { workId: randomUUID(), resource: "analysedWords", quantity: 5 };
    const answers = [
      await service.http.post("card", { token, body: { card: "card_ok" } }),
      await service.http.post("subscriptions", { token, body: { tier: "gold", interval: "month" } }),
      await service.http.post("usage/reservations", { token, headers, body: hold }),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 201, 201],
    );
    return id;
  },
  values: { "usage_tracking.month": "'2027-01'" },
  others: {
    "ids of work, items, events and documents": [
      "usage_reservations.work_id",
      "usage_notices.event_id",
      "stored_items.item_id",
      "subscriptions.id",
      "invoices.id",
      "invoices.number",
      "payments.id",
      "credit_notes.id",
      "credit_notes.number",
      "refunds.id",
      "payment_history.id",
      "payment_history.about",
      "billing_activity.id",
      "disputes.id",
    ],
    "the provider's names for payers, cards, payments and messages; blank of somebody erased": [
      "billing_accounts.customer",
      "billing_accounts.card",
      "payments.customer",
      "payments.card",
      "payments.reference",
      "payments.url",
      "disputes.reference",
      "provider_messages.id",
      "embedded_customers.id",
      "embedded_cards.id",
      "embedded_cards.token",
      "embedded_payments.id",
      "embedded_payments.key",
      "embedded_refunds.key",
      "embedded_disputes.id",
    ],
    "tiers, months, resources, currencies, lines of a document, and reasons": [
      "subscription_tiers.code",
      "subscription_tiers.name",
      "subscription_tiers.allowances",
      "subscription_tiers.features",
      "usage_tracking.resource",
      "usage_reservations.resource",
      "usage_reservations.month",
      "usage_crossings.resource",
      "usage_crossings.month",
      "usage_notices.resource",
      "usage_notices.month",
      "subscriptions.dunning",
      "subscriptions.end_reason",
      "invoices.lines",
      "invoices.plan",
      "invoices.seller",
      "payments.currency",
      "payments.reason",
      "credit_notes.currency",
      "credit_notes.reason",
      "credit_notes.seller",
      "payment_history.currency",
      "payment_history.reason",
      "billing_activity.text",
      "disputes.reason",
      "embedded_payments.currency",
      "embedded_payments.reason",
    ],
  },
};
