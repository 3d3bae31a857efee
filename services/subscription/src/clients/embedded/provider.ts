import type { Clock, Db } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import type { DeclineReason, Outcome } from "../../domain/payment.ts";
import type { PaymentProvider } from "../payment-provider.ts";
import { embeddedDisputes, scheduleDispute } from "./disputes.ts";
import { testCard } from "./test-cards.ts";

type Pool = Db["pool"];
type Status = "unconfirmed" | "requires-confirmation" | "succeeded" | "declined" | "canceled";
type Row = { id: string; card: string; status: Status; reason: DeclineReason | null };

/**
 * A provider without real money, for development and tests. It has its own tables and writes them on separate
 * connections. So what it did stays done when our transaction rolls back, as with a real provider.
 */
export function embeddedProvider(pool: Pool, publicUrl: string, clock: Clock): PaymentProvider {
  const urlOf = (id: string) => `${publicUrl}/subscription/v1/test-bank/${id}`;
  const found = async (id: string): Promise<Outcome> => outcomeOf(await read(pool, id), urlOf);
  return {
    name: "embedded",
    async addCard({ userId, token }) {
      const { label, ...card } = testCard(token);
      const customer = await customerOf(pool, userId);
      const { rows } = await pool.query<{ id: string }>(
        "insert into embedded_cards (id, customer, token) values ('card_' || gen_random_uuid(), $1, $2) returning id",
        [customer, card.token],
      );
      return { customer, card: rows[0] ? { reference: rows[0].id, label } : null, url: null };
    },
    cardOf: async () => null,
    async prepare({ key, card, amount, currency }) {
      await pool.query(
        `insert into embedded_payments (id, key, card, amount, currency, status)
         values ('pay_' || gen_random_uuid(), $1, $2, $3, $4, 'unconfirmed') on conflict (key) do nothing`,
        [key, card, amount, currency],
      );
      const { rows } = await pool.query<{ id: string }>("select id from embedded_payments where key = $1", [
        key,
      ]);
      if (!rows[0]) throw new Error("The embedded provider lost a payment.");
      return rows[0].id;
    },
    async confirm(id) {
      const { token, nth } = await cardHistory(pool, id);
      const { behaves, dispute } = testCard(token);
      const behaviour = behaves(nth);
      const to: [Status, DeclineReason | null] =
        behaviour === "succeeds"
          ? ["succeeded", null]
          : behaviour === "confirm"
            ? ["requires-confirmation", null]
            : ["declined", behaviour];
      await move(pool, id, ["unconfirmed"], ...to);
      if (dispute && behaviour === "succeeds") await scheduleDispute(pool, id, dispute, clock.now());
      return found(id);
    },
    look: found,
    async cancel(id) {
      await move(pool, id, ["unconfirmed", "requires-confirmation"], "canceled", null);
      return found(id);
    },
    ...embeddedDisputes(pool, clock),
    async forget(customer) {
      await pool.query(
        "delete from embedded_cards c where customer = $1 and not exists (select from embedded_payments where card = c.id)",
        [customer],
      );
      // Cards with payments stay in the books, and decline from now on.
      await pool.query("update embedded_cards set token = 'card_declined' where customer = $1", [customer]);
      await pool.query("update embedded_customers set user_id = null where id = $1", [customer]);
    },
    portal: async () => null,
    readNotice() {
      throw new Refusal(
        "not-found",
        "webhook-not-found",
        "The embedded provider sends no webhooks. Set PAYMENTS=stripe to receive them.",
      );
    },
  };
}

/** Approves or declines a payment, as the payer does on their (test) bank's page. Only a waiting payment changes. */
export async function answerBank(pool: Pool, id: string, approve: boolean): Promise<void> {
  const said: [Status, DeclineReason | null] = approve
    ? ["succeeded", null]
    : ["declined", "confirmation-failed"];
  await move(pool, id, ["requires-confirmation"], ...said);
}

/** A card's token, and the number of this charge among its successful ones, counted from 1. */
async function cardHistory(pool: Pool, id: string): Promise<{ token: string; nth: number }> {
  const { rows } = await pool.query<{ token: string; before: number }>(
    `select c.token, (select count(*) from embedded_payments o where o.card = c.id and o.status = 'succeeded') as before
       from embedded_payments p join embedded_cards c on c.id = p.card where p.id = $1`,
    [id],
  );
  if (!rows[0]) throw new Error("The embedded provider knows no such payment.");
  return { token: rows[0].token, nth: rows[0].before + 1 };
}

const move = (pool: Pool, id: string, from: Status[], to: Status, reason: DeclineReason | null) =>
  pool.query("update embedded_payments set status = $3, reason = $4 where id = $1 and status = any($2)", [
    id,
    from,
    to,
    reason,
  ]);

async function read(pool: Pool, id: string): Promise<Row> {
  const { rows } = await pool.query<Row>(
    "select id, card, status, reason from embedded_payments where id = $1",
    [id],
  );
  if (!rows[0]) throw new Error("The embedded provider knows no such payment.");
  return rows[0];
}

function outcomeOf(row: Row, urlOf: (id: string) => string): Outcome {
  if (row.status === "declined") return { status: "declined", reason: row.reason ?? "card-declined" };
  if (row.status === "requires-confirmation") return { status: "requires-confirmation", url: urlOf(row.id) };
  return { status: row.status };
}

async function customerOf(pool: Pool, userId: string): Promise<string> {
  await pool.query(
    "insert into embedded_customers (id, user_id) values ('cus_' || gen_random_uuid(), $1) on conflict (user_id) do nothing",
    [userId],
  );
  const { rows } = await pool.query<{ id: string }>("select id from embedded_customers where user_id = $1", [
    userId,
  ]);
  if (!rows[0]) throw new Error("The embedded provider lost a customer.");
  return rows[0].id;
}
