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

/** The job that deletes the files names the person; pg-boss drops it a day after it is done. */
const keptOutside = ["pgboss.job.data"];

export interface Findings {
  /** Columns that should have held the person's id before, and did not: nothing is shown of them. */
  readonly unfilled: readonly string[];
  /** Columns that hold it although it should be gone. */
  readonly survived: readonly string[];
  /** The same after the person was erased and every event that the service listens to came for them. */
  readonly cameLate: readonly string[];
  /** Columns from which somebody else's id went, too. */
  readonly lost: readonly string[];
}

/**
 * Has two people use a service, fills every personal column for both, erases one as identity would, and looks where the ids
 * are. The erasure is the real one: the event, the service's `personalData.erase`, the framework's `scrub` and its job.
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

/** Waits until every event was published, and so handled, and no job waits or runs. */
const settled = ({ running }: TestService): Promise<unknown> =>
  until(async () => {
    const { rows } = await running.context.db.pool.query<{ open: number }>(
      `select (select count(*) from outbox where published_at is null)
            + (select count(*) from pgboss.job where state in ('created', 'retry', 'active')) as open`,
    );
    return Number(rows[0]?.open) === 0;
  });

const now = ({ clock }: TestService): string => clock.now().toISOString();
