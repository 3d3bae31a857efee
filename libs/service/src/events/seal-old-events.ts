import type { CloudEvent, EventType } from "@storytelling/events";
import { catalogue } from "@storytelling/events/catalogue";
import { sql } from "kysely";
import type { Logger } from "pino";
import type { Db, Tx } from "../db/db.ts";
import { once } from "../db/once.ts";
import { outboxParts } from "./outbox.ts";
import { asideColumns } from "./parked.ts";

const mostAtOnce = 500;
const declared = (catalogue as readonly EventType[]).filter(({ personal }) => personal?.fields.length);
const types = declared.map(({ type }) => type);
const fields = [...new Set(declared.flatMap(({ personal }) => personal?.fields ?? []))];

/** Seals the words about people in events of an older installation: in the outbox and among parked and discarded events. */
export async function sealOldEvents(db: Db, log: Logger): Promise<void> {
  let rows = await once(db, "seal outbox", sealOutbox());
  for (const table of ["parked_events", "discarded_events"] as const)
    rows += await once(db, `seal ${table}`, (tx) => sealAside(tx, table));
  if (rows > 0) log.info({ rows }, "events of an older installation were sealed");
}

interface OldRow {
  readonly pos: number;
  readonly id: string;
  readonly time: string;
  readonly type: string;
  readonly data: object;
}

function sealOutbox(): (tx: Tx) => Promise<number> {
  // Where the previous batch ended, so that its rows are not read again.
  let last = 0;
  return async (tx) => {
    const { rows } = await sql<OldRow>`
      select pos, id, time::text as time, type, data from outbox
       where pos > ${last} and sealed is null and type = any(${types}::text[]) and data ?| ${fields}::text[]
       order by pos limit ${mostAtOnce} for update`.execute(tx);
    for (const { pos, time, id, type, data } of rows) {
      const { open, person, sealed } = await outboxParts(tx, personalOf(type), data, id);
      await sql`update outbox set data = ${JSON.stringify(open)}::jsonb, person = ${person}, sealed = ${sealed}
                 where pos = ${pos} and time = ${time}::timestamptz`.execute(tx);
      last = pos;
    }
    return rows.length;
  };
}

async function sealAside(tx: Tx, table: "parked_events" | "discarded_events"): Promise<number> {
  const { rows } = await sql<{ seq: number; consumer: string; event: CloudEvent; reason: string }>`
    select seq, consumer, event, reason from ${sql.table(table)}
     where sealed is null and event->>'type' = any(${types}::text[]) and event->'data' ?| ${fields}::text[]
     order by seq limit ${mostAtOnce} for update`.execute(tx);
  for (const { seq, consumer, event, reason } of rows) {
    const columns = await asideColumns(
      tx,
      { name: consumer, event: { personal: personalOf(event.type) } },
      { event, reason },
    );
    await tx.updateTable(table).set(columns).where("seq", "=", seq).execute();
  }
  return rows.length;
}

const personalOf = (type: string) => declared.find((one) => one.type === type)?.personal;
