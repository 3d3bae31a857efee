import { performance } from "node:perf_hooks";
import type { World } from "./world.ts";

/** The longest interruptions since a moment, in seconds. */
export interface Standstill {
  /** Between two events that the bus accepted. */
  readonly published: number;
  /** Between two effects. */
  readonly handled: number;
  /** From a commit to its effect. */
  readonly slowest: number;
  /** Until all accounts' entries flowed again. */
  readonly flows: number;
}

/** Does harm to a world under load, and measures the interruptions. */
export async function standstill(world: World, harm: () => Promise<unknown>): Promise<Standstill> {
  const { rows } = await world.ledger.query<{ since: string }>("select clock_timestamp()::text as since");
  const since = rows[0]?.since;
  const began = performance.now();
  await harm();
  await world.settled(60);
  const flows = (performance.now() - began) / 1000;
  const published = await world.ledger.query<{ most: number }>(
    `select extract(epoch from max(step))::float8 as most from (
       select published_at - lag(published_at, 1, $1::timestamptz) over (order by published_at) as step
         from outbox where published_at > $1::timestamptz) as steps`,
    [since],
  );
  const handled = await world.tally.query<{ most: number; slowest: number }>(
    `select extract(epoch from max(step))::float8 as most, extract(epoch from max(took))::float8 as slowest from (
       select handled_at - lag(handled_at, 1, $1::timestamptz) over (order by handled_at) as step, handled_at - time as took
         from inbox where handled_at > $1::timestamptz) as steps`,
    [since],
  );
  return {
    published: published.rows[0]?.most ?? 0,
    handled: handled.rows[0]?.most ?? 0,
    slowest: handled.rows[0]?.slowest ?? 0,
    flows,
  };
}

/** The interruptions on one line, in seconds. */
export const told = (its: Standstill): string =>
  Object.entries(its)
    .map(([what, seconds]) => `${what} ${seconds.toFixed(1)} s`)
    .join(", ");
