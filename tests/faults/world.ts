import { inProcessBus, record, type ServiceContext, startService, transaction } from "@storytelling/service";
import { pino } from "pino";
import { noteChanged, notes } from "../../libs/service/test/notes/service.ts";

/** The aggregates that the load changes. */
const aggregates = 20;
const writers = 8;

interface Tables {
  notes: { id: string; owner_id: string; text: string; state: string };
}

/**
 * A process to be killed: one service on the in-process bus with eight writers that change twenty notes as fast as
 * they can. Each change counts its note's text up by one and records an event with the new count.
 */
const bus = inProcessBus();
const running = await startService(notes, {
  env: process.env,
  bus,
  log: pino({ level: "silent" }),
  withoutInbox: process.env.WITHOUT_INBOX === "yes",
});
const { db } = running.context as ServiceContext<unknown, Tables>;
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
await db.pool.query(
  "insert into notes (id, owner_id, text) select id, id, '0' from unnest($1::uuid[]) as id on conflict do nothing",
  [Array.from({ length: aggregates }, (_, n) => idOf(n))],
);

async function change(): Promise<void> {
  const id = idOf(Math.floor(Math.random() * aggregates));
  await transaction(db, async (tx) => {
    const note = await tx
      .selectFrom("notes")
      .select("text")
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const text = String(Number(note.text) + 1);
    await tx.updateTable("notes").set({ text }).where("id", "=", id).execute();
    await record(tx, [noteChanged(id, { noteId: id, text })]);
  });
}

if (process.env.LOAD === "yes") {
  for (let n = 0; n < writers; n++) {
    (async () => {
      for (;;) await change();
    })();
  }
}
process.send?.("ready");
process.on("message", async () => {
  await running.stop();
  process.exit(0);
});
