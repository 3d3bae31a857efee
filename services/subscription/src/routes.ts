import { routesFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { addCard } from "./use-cases/add-card.ts";
import { answerTestBank } from "./use-cases/answer-test-bank.ts";
import { cancelSubscription } from "./use-cases/cancel-subscription.ts";
import { checkUsage } from "./use-cases/check-usage.ts";
import { createSubscription } from "./use-cases/create-subscription.ts";
import { downgradeSubscription } from "./use-cases/downgrade-subscription.ts";
import { hearProvider } from "./use-cases/hear-provider.ts";
import { listActivity } from "./use-cases/list-activity.ts";
import { listDisputes } from "./use-cases/list-disputes.ts";
import { listInvoices } from "./use-cases/list-invoices.ts";
import { listPayments } from "./use-cases/list-payments.ts";
import { listTiers } from "./use-cases/list-tiers.ts";
import { openPortal } from "./use-cases/open-portal.ts";
import { payInvoice } from "./use-cases/pay-invoice.ts";
import { quoteUpgrade } from "./use-cases/quote-upgrade.ts";
import { readCard } from "./use-cases/read-card.ts";
import { readCreditNotePdf } from "./use-cases/read-credit-note-pdf.ts";
import { readInvoice } from "./use-cases/read-invoice.ts";
import { readInvoicePdf } from "./use-cases/read-invoice-pdf.ts";
import { readReceipt } from "./use-cases/read-receipt.ts";
import { readSubscription } from "./use-cases/read-subscription.ts";
import { readUsage } from "./use-cases/read-usage.ts";
import { reserveUsage } from "./use-cases/reserve-usage.ts";
import { resumeSubscription } from "./use-cases/resume-subscription.ts";
import { upgradeSubscription } from "./use-cases/upgrade-subscription.ts";

const { get, post } = routesFor<App>();
const small = { maxBody: 10_000 };
// The limit stops people who guess card numbers.
const charges = { spends: true, limit: { requests: 30, seconds: 60 } };

/** All routes of subscription. */
export const routes = [
  get("/tiers", "public", listTiers, { summary: "Compare the tiers" }),

  get("/subscriptions/current", "signed-in", readSubscription, { summary: "Read my subscription" }),
  post("/subscriptions", "signed-in", createSubscription, {
    summary: "Subscribe, or begin a trial",
    status: 201,
    idempotent: true,
    ...small,
    ...charges,
  }),
  get("/subscriptions/{id}/upgrade", "signed-in", quoteUpgrade, {
    summary: "Read the price of an upgrade now",
  }),
  post("/subscriptions/{id}/upgrade", "signed-in", upgradeSubscription, {
    summary: "Upgrade at once",
    idempotent: true,
    ...small,
    ...charges,
  }),
  post("/subscriptions/{id}/downgrade", "signed-in", downgradeSubscription, {
    summary: "Downgrade when the period ends",
    idempotent: true,
    ...small,
  }),
  post("/subscriptions/{id}/cancel", "signed-in", cancelSubscription, {
    summary: "Cancel a subscription",
    idempotent: true,
    ...small,
  }),
  post("/subscriptions/{id}/resume", "signed-in", resumeSubscription, {
    summary: "Take back a cancellation or a downgrade",
    idempotent: true,
  }),

  get("/card", "signed-in", readCard, { summary: "Read my card" }),
  post("/card", "signed-in", addCard, { summary: "Add a card to pay with", idempotent: true, ...small }),
  post("/portal", "signed-in", openPortal, { summary: "Open the payment provider's page", ...small }),
  get("/invoices", "signed-in", listInvoices, { summary: "List my invoices" }),
  get("/invoices/{id}", "signed-in", readInvoice, { summary: "Read an invoice" }),
  post("/invoices/{id}/pay", "signed-in", payInvoice, {
    summary: "Pay an open invoice now",
    idempotent: true,
    ...charges,
  }),
  get("/invoices/{id}/invoice.pdf", "signed-in", readInvoicePdf, { summary: "Download an invoice as PDF" }),
  get("/invoices/{id}/receipt.pdf", "signed-in", readReceipt, {
    summary: "Download the receipt of a payment as PDF",
  }),
  get("/credit-notes/{id}/credit-note.pdf", "signed-in", readCreditNotePdf, {
    summary: "Download a credit note as PDF",
  }),
  get("/payments", "signed-in", listPayments, { summary: "List my payments, refunds and credits" }),
  get("/disputes", "disputes.read", listDisputes, { summary: "List disputes about payments" }),
  get("/activity", "signed-in", listActivity, { summary: "List messages about my plan" }),
  post("/webhooks/provider", "public", hearProvider, {
    summary: "Receive a webhook from the payment provider",
    rawBody: 300_000,
    refuses: [404],
  }),
  post("/test-bank/{reference}", "signed-in", answerTestBank, {
    summary: "Confirm or decline a test payment (no real money)",
    ...small,
  }),

  get("/usage/current", "signed-in", readUsage, { summary: "Read my usage and what remains" }),
  post("/usage/check", "signed-in", checkUsage, { summary: "Check whether enough remains", ...small }),
  post("/usage/reservations", "signed-in", reserveUsage, {
    summary: "Reserve allowance for work that is about to begin",
    callers: ["story", "narration"],
    status: 201,
    idempotent: true,
    spends: true,
    ...small,
  }),
  post("/usage/reservations/absent", "service", reserveUsage, {
    summary: "Reserve allowance of a user who is not there",
    callers: ["narration"],
    status: 201,
    spends: true,
    ...small,
  }),
];
