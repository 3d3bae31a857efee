import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { userErasureRequested } from "@storytelling/events";
import type { AnyService } from "@storytelling/service";
import {
  columnsHolding,
  type PersonalRows,
  readCatalogue,
  type TestService,
  until,
} from "@storytelling/service/testing";
import { frameworkColumns, frameworkKept } from "../../libs/service/src/personal/framework-columns.ts";
import { type Filling, fillRow } from "./fill.ts";
import { frameworkRows } from "./framework.ts";

/** The job that deletes the person's files contains their id; pg-boss deletes a finished job after a day. */
const keptOutside = ["pgboss.job.data"];

export interface Findings {
  /** Columns that did not hold the person's id before the erasure, so the test proves nothing about them. */
  readonly unfilled: readonly string[];
  /** Columns that still hold the id after the erasure. */
  readonly survived: readonly string[];
  /** Columns that hold it again after late events: one of each type that the service consumes. */
  readonly cameLate: readonly string[];
  /** Columns that no longer hold another person's id. */
  readonly lost: readonly string[];
}

/**
 * Two people use a service, and every personal column gets a row of each. Then one of them is erased, as identity requests
 * it: by the event, the service's `personalData.erase`, the framework's `scrub` and its job. Returns where the ids are then.
 */
export async function eraseOneOfTwo(
  service: AnyService,
  rows: PersonalRows,
  test: TestService,
): Promise<Findings> {
  const { columns = [], kept = {} } = service.personalData ?? {};
  const { pool } = test.running.context.db;
  const [her, his] = [await rows.use(test), await rows.use(test)];
  const filling: Filling = {
    pool,
    catalogue: await readCatalogue(pool),
    personal: new Set([...columns, ...frameworkColumns, ...Object.keys(frameworkKept), ...Object.keys(kept)]),
    values: { ...frameworkRows.values, ...rows.values },
    erased: her,
    other: his,
  };
  const wanted = [...columns, ...frameworkColumns];
  for (const person of [his, her]) {
    const filled = await columnsHolding(pool, person);
    const lacking = wanted
      .filter((column) => !filled.includes(column))
      .map((column) => column.split(".")[0] ?? "");
    for (const table of new Set(lacking)) await fillRow(filling, table, person);
  }
  const before = await columnsHolding(pool, her);
  const his0 = await columnsHolding(pool, his);

  await test.deliver(
    userErasureRequested(her, { userId: her, erasureId: randomUUID(), requestedAt: now(test) }),
  );
  await until(async () =>
    (await test.events("UserDataErased")).some(({ aggregateId }) => aggregateId === her),
  );
  await settled(test);
  const excused = new Set([...Object.keys(kept), ...Object.keys(frameworkKept), ...keptOutside]);
  const left = async () => (await columnsHolding(pool, her)).filter((column) => !excused.has(column));
  const survived = await left();
  const his1 = await columnsHolding(pool, his);

  const late = new Set<string>();
  for (const { event } of service.consumers) {
    const data = { ...(event.example as Record<string, unknown>) };
    for (const field of ["userId", "ownerId"]) if (field in data) data[field] = her;
    const { type, version, source, personal } = event;
    await test.deliver({ type, version, source, aggregateId: her, data, ...(personal ? { personal } : {}) });
    await settled(test);
    for (const column of await left()) late.add(column);
  }
  const parked = await pool.query("select consumer, reason from parked_events where event->>'subject' = $1", [
    her,
  ]);
  assert.deepEqual(parked.rows, [], "every late event was handled");
  return {
    unfilled: wanted.filter((column) => !before.includes(column)),
    survived,
    cameLate: [...late].filter((column) => !survived.includes(column)).sort(),
    lost: wanted.filter((column) => his0.includes(column) && !his1.includes(column)),
  };
}

/** Waits until every event is published, and so handled, and no job is waiting or running. */
const settled = ({ running }: TestService): Promise<unknown> =>
  until(async () => {
    const { rows } = await running.context.db.pool.query<{ open: number }>(
      `select (select count(*) from outbox where published_at is null)
            + (select count(*) from pgboss.job where state in ('created', 'retry', 'active')) as open`,
    );
    return Number(rows[0]?.open) === 0;
  });

const now = ({ clock }: TestService): string => clock.now().toISOString();
