import { notFound } from "@storytelling/values";
import { type Selectable, sql } from "kysely";
import { z } from "zod";
import type { Db, Tx } from "../db/db.ts";
import type { FrameworkTables } from "../db/tables.ts";
import { Wanted } from "./replay/wanted.ts";

export const ReplayParams = z.object({ id: z.uuid() });

/** One consumer of one service, as `service/consumer`. */
export const ConsumerName = z
  .string()
  .max(200)
  .regex(/^[a-z][a-z-]*\/[a-z][a-z0-9-]*$/, {
    error: "Give service/consumer, such as narration/note-script.",
  });

/** A replay and how far it has come. */
export const ReplayView = z
  .object({
    id: z.uuid(),
    consumer: ConsumerName,
    wanted: Wanted,
    state: z.enum(["running", "done", "cancelled", "failed"]),
    total: z.number().int().meta({ description: "How many events it is." }),
    published: z.number().int().meta({ description: "How many of them the bus has accepted again." }),
    requestedBy: z.string(),
    requestedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Replay" });

type Row = Selectable<FrameworkTables["replays"]>;

/** @throws Refusal `replay-not-found` */
export async function loadReplay(db: Db["read"] | Tx, id: string): Promise<Row> {
  const row = await db.selectFrom("replays").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("replay");
  return row;
}

export async function viewOfReplay(db: Db["read"] | Tx, row: Row): Promise<z.infer<typeof ReplayView>> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from outbox where replay_id = ${row.id} and published_at is null`.execute(
    db,
  );
  return {
    id: row.id,
    consumer: row.consumer,
    wanted: Wanted.parse(row.wanted),
    state: row.state,
    total: row.total,
    published: row.queued - (rows[0]?.count ?? 0),
    requestedBy: row.requested_by,
    requestedAt: row.requested_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
