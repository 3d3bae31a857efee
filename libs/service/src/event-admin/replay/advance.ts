import { sql } from "kysely";
import { type Db, tellCommit, transaction } from "../../db/db.ts";
import { Wanted, wantedRows } from "./wanted.ts";

const batchSize = 200;
/** Copies that may wait for the relay at a time, so that new events do not wait behind a whole replay. */
const mostWaiting = 400;

/** `over`: nothing is left to do; `waiting`: the relay has to publish first; `queued`: there may be more at once. */
export type Progress = "queued" | "waiting" | "over";

/**
 * Puts the next events of a replay into the outbox again, in their order, as separate rows that name the replay. They are
 * published like all events, so they keep their order on every bus. Two runs at once wait for each other.
 */
export function advanceReplay(db: Db, id: string): Promise<Progress> {
  return transaction(db, async (tx) => {
    const replay = await tx
      .selectFrom("replays")
      .selectAll()
      .where("id", "=", id)
      .where("state", "=", "running")
      .forUpdate()
      .executeTakeFirst();
    if (!replay) return "over";
    const waiting = await sql`select 1 from outbox where replay_id = ${id} and published_at is null
      limit ${mostWaiting}`.execute(tx);
    if (waiting.rows.length >= mostWaiting) return "waiting";
    const now = db.clock.now();
    const { rows } = await sql<{ count: number; last: number | null }>`
      with picked as (
        select * from outbox
         where ${wantedRows(Wanted.parse(replay.wanted), replay.requested_at)}
           and pos > ${replay.last_pos} and pos <= ${replay.until_pos}
         order by pos limit ${batchSize}
      ), queued as (
        insert into outbox (id, type, version, source, aggregate_id, data, time, traceparent, replay_id, happened_at, person, sealed)
        select id, type, version, source, aggregate_id, data, ${now}::timestamptz, null, ${id}::uuid, time, person, sealed
          from picked order by pos
      )
      select count(*)::int as count, max(pos) as last from picked`.execute(tx);
    const { count = 0, last = null } = rows[0] ?? {};
    if (count === 0 && waiting.rows.length > 0) return "waiting";
    tellCommit(tx);
    await tx
      .updateTable("replays")
      .set(
        count === 0
          ? { state: "done", ended_at: now }
          : { queued: sql`queued + ${count}`, last_pos: last ?? replay.last_pos },
      )
      .where("id", "=", id)
      .execute();
    return count === 0 ? "over" : "queued";
  });
}
