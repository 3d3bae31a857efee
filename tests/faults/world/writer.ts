import { setTimeout as sleep } from "node:timers/promises";
import { systemClock, uuidIds } from "@storytelling/service";
import { sql } from "kysely";
import { connect } from "../../../libs/service/src/db/db.ts";
import { accountIds } from "./accounts.ts";
import { addEntries, type LedgerTables } from "./services.ts";

const hands = 4;

/** Adds entries to random accounts, some in slow transactions, about `rate` a second. Errors do not stop it. */
export function startWriter(url: string, rate: number): { stop(): Promise<void> } {
  const db = connect<LedgerTables>({ url, max: hands, name: "writer", clock: systemClock, ids: uuidIds });
  let stopping = false;
  async function write(): Promise<void> {
    while (!stopping) {
      const id = accountIds[Math.floor(Math.random() * accountIds.length)] ?? "";
      const linger = Math.random() < 0.1 ? 0.02 : 0;
      try {
        await addEntries(db, [id], (tx) =>
          linger ? sql`select pg_sleep(${linger})`.execute(tx) : Promise.resolve(),
        );
        await sleep((2000 * Math.random() * hands) / rate);
      } catch {
        await sleep(100);
      }
    }
  }
  const done = Promise.all(Array.from({ length: hands }, write));
  return {
    async stop() {
      stopping = true;
      await done;
      await db.close();
    },
  };
}
