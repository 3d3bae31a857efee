import type { Bus, Memory } from "@storytelling/bus";
import type pg from "pg";
import type { Logger } from "pino";

/**
 * Asks the bus what it remembers. If it has lost events that it had accepted, makes its groups again, including those
 * without a running member. Then all events that the outbox still has are published again, in order. Consumers leave out
 * what they have handled. Returns the name to publish with.
 */
export async function republishLost(client: pg.Client, bus: Bus, log: Logger): Promise<string | undefined> {
  if (!bus.memory) return undefined;
  const { rows } = await client.query<Memory>("select name, groups from bus_memory where kind = $1", [
    bus.kind,
  ]);
  const [known] = rows;
  let memory = await bus.memory();
  if (memory.name === known?.name) {
    if (String(memory.groups) !== String(known.groups))
      await client.query("update bus_memory set groups = $2 where kind = $1", [bus.kind, memory.groups]);
    return memory.name;
  }
  if (known) memory = await bus.memory(known.groups);
  // One statement, so that both are done or neither.
  const { rowCount } = await client.query(
    `with known as (
       insert into bus_memory (kind, name, groups) values ($1, $2, $3)
       on conflict (kind) do update set name = excluded.name, groups = excluded.groups
     )
     update outbox set published_at = null where published_at is not null and $4`,
    [bus.kind, memory.name, memory.groups, known !== undefined],
  );
  if (known)
    log.error(
      { bus: bus.kind, events: rowCount },
      "the bus lost events that it had accepted; they are published again",
    );
  return memory.name;
}
