import type { Clock, Db } from "@storytelling/service";
import type { Claim, DisputeStatus } from "../../domain/dispute.ts";
import type { PaymentProvider } from "../payment-provider.ts";
import { disputeDays } from "./test-cards.ts";

type Pool = Db["pool"];

interface Row {
  id: string;
  payment: string;
  amount: number;
  currency: string;
  opens_at: Date;
  due_at: Date;
  closes_at: Date;
  ends: "lost" | "won";
}

/** Schedules one dispute of a charge, `disputeDays` after it. */
export async function scheduleDispute(pool: Pool, payment: string, ends: Row["ends"], chargedAt: Date) {
  await pool.query(
    `insert into embedded_disputes (id, payment, opens_at, due_at, closes_at, ends)
     values ('dis_' || gen_random_uuid(), $1, $2::timestamptz + $3::int * interval '24 hours',
             $2::timestamptz + $4::int * interval '24 hours', $2::timestamptz + $5::int * interval '24 hours', $6)
     on conflict (payment) do nothing`,
    [payment, chargedAt, disputeDays.opens, disputeDays.due, disputeDays.closes, ends],
  );
}

/** The bank behind the test cards. It claims what is left of a charge, and never refunds the same money twice. */
export const embeddedDisputes = (
  pool: Pool,
  clock: Clock,
): Pick<PaymentProvider, "refund" | "dispute" | "disputesSince"> => {
  const claims = async (where: string, value: string | Date): Promise<Claim[]> => {
    const now = clock.now();
    const { rows } = await pool.query<Row>(
      `select * from (
         select d.*, p.currency,
                p.amount - coalesce((select sum(r.amount) from embedded_refunds r where r.payment = p.id), 0)::int as amount
           from embedded_disputes d join embedded_payments p on p.id = d.payment) as d
        where opens_at <= $1 and ${where} order by opens_at`,
      [now, value],
    );
    // A charge that was refunded in full cannot be disputed.
    return rows.filter(({ amount }) => amount > 0).map((row) => claimOf(row, now));
  };
  return {
    dispute: async (reference) => (await claims("id = $2", reference))[0] ?? null,
    disputesSince: (since) => claims("opens_at >= $2", since),
    async refund({ key, reference, amount }) {
      const known = await pool.query("select from embedded_refunds where key = $1", [key]);
      if (known.rowCount) return "sent";
      const [claim] = await claims("payment = $2", reference);
      if (claim && claim.status !== "won") return "disputed";
      await pool.query(
        "insert into embedded_refunds (key, payment, amount) values ($1, $2, $3) on conflict (key) do nothing",
        [key, reference, amount],
      );
      return "sent";
    },
  };
};

const statusAt = ({ closes_at, ends }: Row, now: Date): DisputeStatus => (closes_at <= now ? ends : "open");

const claimOf = (row: Row, now: Date): Claim => ({
  reference: row.id,
  payment: row.payment,
  status: statusAt(row, now),
  amount: row.amount,
  currency: row.currency,
  reason: "unrecognized",
  dueAt: row.due_at,
  openedAt: row.opens_at,
});
