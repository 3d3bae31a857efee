import type { CloudEvent } from "@storytelling/events";
import { sql } from "kysely";
import { dbOf, type Tx } from "../db/db.ts";

/** What the inbox says of an event: it is new here, was handled before, or is too old to tell. */
export type Memory = "new" | "seen" | "forgotten";

/**
 * Notes in the inbox that a consumer handles these events, and says of each, in their order, what was known of it. The
 * key is source, id and time, which are the same in every delivery, whenever it comes and whatever clocks say; an event
 * that is replayed has besides the replay's id and time, which are the same in every delivery of that replay.
 */
export async function remember(tx: Tx, consumer: string, events: readonly CloudEvent[]): Promise<Memory[]> {
  const keys = events.map(keyOf);
  // The inbox is locked before the snapshot is taken: what is dropped meanwhile shows in `inbox_forgotten`.
  const { rows } = await sql<{ source: string; id: string; time: Date; forgotten: boolean }>`
    insert into inbox (consumer, source, id, time, handled_at)
    select ${consumer}, new.source, new.id, new.time, ${dbOf(tx).clock.now()}
      from unnest(${keys.map((key) => key.source)}::text[], ${keys.map((key) => key.id)}::text[],
                  ${keys.map((key) => key.time)}::timestamptz[]) as new (source, id, time)
     where not exists (select from inbox as old where old.consumer = ${consumer} and old.source = new.source
                          and old.id = new.id and old.time = '-infinity')
    on conflict do nothing
    returning source, id, time, time < (select before from inbox_forgotten) as forgotten`.execute(tx);
  const noted = new Map(rows.map((row) => [nameOf({ ...row, time: row.time.toISOString() }), row.forgotten]));
  return keys.map((key) => {
    const name = nameOf(key);
    const forgotten = noted.get(name);
    // The same event twice in one call is new once.
    noted.delete(name);
    return forgotten === undefined ? "seen" : forgotten ? "forgotten" : "new";
  });
}

interface Key {
  readonly source: string;
  readonly id: string;
  readonly time: string;
}

function keyOf({ source, id, time, replayid, replaytime }: CloudEvent): Key {
  const key = replayid && replaytime ? { id: `${id} ${replayid}`, time: replaytime } : { id, time };
  return { source, id: key.id, time: new Date(key.time).toISOString() };
}

const nameOf = ({ source, id, time }: Key): string => `${source} ${id} ${time}`;
