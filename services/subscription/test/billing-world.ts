import assert from "node:assert/strict";
import { exportAudience, type ServiceName, transaction } from "@storytelling/service";
import {
  startTestService,
  type TestAnswer,
  type TestOptions,
  type TestService,
  testClock,
} from "@storytelling/service/testing";
import type { App } from "../src/app.ts";
import { subscription } from "../src/service.ts";
import { takeDue } from "../src/store/subscriptions.ts";
import { attendSubscription } from "../src/use-cases/attend-subscription.ts";
import { watchDisputes } from "../src/use-cases/watch-disputes.ts";

const dayMs = 86_400_000;

/** A user who pays. Each request gets a new token, since the clock moves by months. */
export interface Payer {
  readonly id: string;
  get(path: string): Promise<TestAnswer>;
  post(path: string, body?: object, headers?: Record<string, string>): Promise<TestAnswer>;
  /** The header with which a service proves that it asks on behalf of this payer. */
  errand(from: ServiceName): Promise<Record<string, string>>;
  /** The personal data that identity fetches for an export. */
  myData(): Promise<TestAnswer>;
}

export interface World {
  readonly service: TestService;
  readonly app: App;
  payer(): Promise<Payer>;
  payerWith(card: string): Promise<Payer>;
  /** Moves the clock to a moment. It stops wherever something is due and does it, as the jobs would. */
  goTo(moment: Date): Promise<void>;
  pass(days: number): Promise<void>;
  attendDue(): Promise<void>;
  now(): Date;
  stop(options?: { keep: boolean }): Promise<void>;
}

/** The service at a known time, with its billing ticks off: the test decides when due work is done. */
export async function startWorld(
  options: TestOptions & { at?: string; env?: Record<string, string> } = {},
): Promise<World> {
  const clock = options.clock ?? testClock(new Date(options.at ?? "2027-01-31T10:00:00Z"));
  const env = { BILLING_TICK_MS: "0", ...options.env };
  const service = await startTestService(subscription, { ...options, clock, env });
  const app = service.running.context as App;

  async function payer(): Promise<Payer> {
    const { id } = await service.actor([]);
    const token = async () => (await service.actor([], { id })).token;
    return {
      id,
      errand: (from) => service.errand(from, { id }),
      async myData() {
        const { token } = await service.actor([], { id, audience: exportAudience });
        return service.http.get("my-data", { token, headers: await service.errand("identity", { id }) });
      },
      get: async (path) => service.http.get(path, { token: await token() }),
      post: async (path, body, headers) =>
        service.http.post(path, {
          token: await token(),
          ...(body === undefined ? {} : { body }),
          ...(headers ? { headers } : {}),
        }),
    };
  }

  async function attendDue(): Promise<void> {
    for (;;) {
      const due = await transaction(app.db, (tx) => takeDue(tx, clock.now(), 100));
      if (due.length === 0) return;
      for (const subscriptionId of due) await attendSubscription(app, { subscriptionId });
    }
  }

  const jump = (moment: Date) => clock.advance(Math.max(0, moment.getTime() - clock.now().getTime()));

  /** When the next work is due, at or before `moment`. Acts of a test card's bank until `watched` are already known. */
  let watched = clock.now();
  async function nextDue(moment: Date): Promise<Date | null> {
    const { rows } = await app.db.pool.query<{ due: Date | null }>(
      `select min(due) as due from (
         select due_at as due from subscriptions union all
         select at from embedded_disputes, unnest(array[opens_at, closes_at]) as at where at > $2) as coming
        where due <= $1`,
      [moment, watched],
    );
    return rows[0]?.due ?? null;
  }

  /** Watches disputes like the tick, if a test card has any. */
  async function watch(): Promise<void> {
    watched = clock.now();
    const { rowCount } = await app.db.pool.query("select from embedded_disputes limit 1");
    if (rowCount) await watchDisputes(app);
  }

  async function goTo(moment: Date): Promise<void> {
    for (let due = await nextDue(moment); due !== null; due = await nextDue(moment)) {
      jump(due);
      await attendDue();
      await watch();
    }
    jump(moment);
    await watch();
  }

  return {
    service,
    app,
    payer,
    async payerWith(card) {
      const somebody = await payer();
      const { status } = await somebody.post("card", { card });
      if (status !== 200) throw new Error(`The card was refused: ${status}`);
      return somebody;
    },
    goTo,
    pass: (days) => goTo(new Date(clock.now().getTime() + days * dayMs)),
    attendDue,
    now: () => clock.now(),
    stop: (how) => service.stop(how),
  };
}

export interface Ledger {
  readonly invoiced: number;
  readonly paid: number;
  readonly refunded: number;
  readonly credited: number;
  readonly open: number;
}

/** A payer's sums: from the history alone, and the open sum from the invoices alone. */
export async function ledgerOf(world: World, payer: Payer): Promise<Ledger> {
  const { rows } = await world.app.db.pool.query(
    `select coalesce(sum(amount) filter (where kind = 'invoice'), 0)::int as invoiced,
            coalesce(sum(amount) filter (where kind = 'payment'), 0)::int as paid,
            coalesce(sum(amount) filter (where kind = 'refund'), 0)::int as refunded,
            coalesce(sum(amount) filter (where kind = 'credit'), 0)::int as credited,
            (select coalesce(sum(total - paid - credited), 0)::int from invoices
              where user_id = $1 and status in ('open', 'paid')) as open
       from payment_history where user_id = $1`,
    [payer.id],
  );
  return rows[0];
}

/** The sums of a payer's bank, from the history alone. */
export async function bankOf(world: World, payer: Payer) {
  const { rows } = await world.app.db.pool.query<Record<(typeof bankKinds)[number], number>>(
    `select ${bankKinds.map((kind) => `coalesce(sum(amount) filter (where kind = '${kind}'), 0)::int as ${kind}`).join(", ")}
       from payment_history where user_id = $1`,
    [payer.id],
  );
  if (!rows[0]) throw new Error("A sum has one row.");
  return rows[0];
}
const bankKinds = ["withheld", "released", "chargeback", "reinstated"] as const;

/**
 * Checks that a payer's books balance and agree with the disputes. Invoices equal payments minus refunds and
 * what banks took back for good, plus credits, plus what is open. The money that banks withhold is that of undecided disputes.
 */
export async function checkBooks(world: World, payer: Payer): Promise<void> {
  const { invoiced, paid, refunded, credited, open } = await ledgerOf(world, payer);
  const { withheld, released, chargeback, reinstated } = await bankOf(world, payer);
  assert.equal(invoiced, paid - refunded - chargeback + reinstated + credited + open, "the books balance");
  const { rows } = await world.app.db.pool.query(
    "select coalesce(sum(withheld), 0)::int as sum from disputes where user_id = $1 and status = 'open'",
    [payer.id],
  );
  assert.equal(
    withheld - released - chargeback,
    rows[0].sum,
    "what banks hold is what they have not decided",
  );
}
