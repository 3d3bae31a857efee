import { defineEvent } from "@storytelling/events";
import {
  type BaseConfig,
  baseConfig,
  consumersFor,
  type Db,
  defineService,
  record,
  type ServiceContext,
  type Tx,
  transaction,
} from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";

export interface LedgerTables {
  accounts: { id: string; count: number };
}
interface TallyTables {
  effects: { account_id: string; n: number };
}
type Tally = ServiceContext<BaseConfig, TallyTables>;

export const entryAdded = defineEvent({
  type: "EntryAdded",
  version: 1,
  source: "ledger",
  aggregate: "account",
  summary: "The account's nth entry.",
  data: z.object({ accountId: Id, n: z.number().int() }),
  example: { accountId: "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b", n: 1 },
});

/** The sending side: each change of an account counts up by one and records an event. */
export const ledger = defineService({
  name: "ledger",
  summary: "Sends what the fault tests count.",
  config: z.object(baseConfig),
  migrations: new URL("./ledger/", import.meta.url),
  wire: async (context) => context,
  routes: [],
  consumers: [],
  jobs: [],
});

/** The receiving side: writes down each entry that it receives, in the order of its commits. */
export const tally = defineService<Tally>({
  name: "tally",
  summary: "Notes the effects that the fault tests count.",
  config: z.object(baseConfig),
  migrations: new URL("./tally/", import.meta.url),
  wire: async (context) => context,
  routes: [],
  consumers: [
    consumersFor<Tally>()(
      entryAdded,
      "note-entry",
      async (_app, { data }, tx: Tx<TallyTables>) => {
        await tx.insertInto("effects").values({ account_id: data.accountId, n: data.n }).execute();
      },
      { early: true },
    ),
  ],
  jobs: [],
});

/** Adds an entry to each of the accounts, in one transaction; returns each account's count. */
export const addEntries = (
  db: Db<LedgerTables>,
  ids: readonly string[],
  linger: (tx: Tx<LedgerTables>) => Promise<unknown> = async () => {},
): Promise<Map<string, number>> =>
  transaction(db, async (tx) => {
    const counts = new Map<string, number>();
    // Always in the same order, so that two transactions over several accounts do not deadlock.
    for (const id of [...ids].sort()) {
      const { count } = await tx
        .updateTable("accounts")
        .set((row) => ({ count: row("count", "+", 1) }))
        .where("id", "=", id)
        .returning("count")
        .executeTakeFirstOrThrow();
      await record(tx, [entryAdded(id, { accountId: id, n: count })]);
      counts.set(id, count);
    }
    await linger(tx);
    return counts;
  });
