import type pg from "pg";
import type { Logger } from "pino";
import type { Bus } from "./bus.ts";

/**
 * Asks the bus what it remembers, and when it has lost what it had accepted has all that the outbox still holds published
 * again, in its order: consumers leave out what they have handled. Gives the name to publish with.
 */
export async function republishLost(client: pg.Client, bus: Bus, log: Logger): Promise<string | undefined> {
  const memory = await bus.memory?.();
  if (memory === undefined) return undefined;
  const { rows } = await client.query<{ memory: string }>("select memory from bus_memory where kind = $1", [
    bus.kind,
  ]);
  if (rows[0]?.memory === memory) return memory;
  // In one statement, so that neither is done without the other.
  const { rowCount } = await client.query(
    `with known as (
       insert into bus_memory (kind, memory) values ($1, $2)
       on conflict (kind) do update set memory = excluded.memory
     )
     update outbox set published_at = null where published_at is not null and $3`,
    [bus.kind, memory, rows.length > 0],
  );
  if (rows.length > 0)
    log.error(
      { bus: bus.kind, events: rowCount },
      "the bus lost what it had accepted; it is published again",
    );
  return memory;
}
