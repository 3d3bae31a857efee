import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { inProcessBus } from "@storytelling/bus";
import type { CloudEvent } from "@storytelling/events";
import { startTestService, type TestService, until } from "@storytelling/service/testing";
import { notes } from "../../libs/service/test/notes/service.ts";
import { random } from "./world/random.ts";

const aggregates = 10;
const each = 40;

const changed = (noteId: string, n: number): CloudEvent => ({
  specversion: "1.0",
  id: randomUUID(),
  source: "/notes",
  type: "NoteChanged",
  subject: noteId,
  time: new Date().toISOString(),
  datacontenttype: "application/json",
  dataversion: 1,
  data: { noteId, text: String(n) },
});

async function effects(service: TestService): Promise<Map<string, number[]>> {
  const { rows } = await service.running.context.db.pool.query(
    "select note_id, what from note_log order by seq",
  );
  const all = Map.groupBy(rows, (row) => row.note_id as string);
  return new Map([...all].map(([id, its]) => [id, its.map((row) => Number(row.what))]));
}

/** A service on a bus whose deliveries the test chooses. */
async function withDeliveries(
  deliveries: (ids: string[], chance: () => number) => CloudEvent[][],
  look: (ids: string[], effects: Map<string, number[]>) => void,
): Promise<void> {
  const bus = inProcessBus();
  const service = await startTestService(notes, { run: { bus } });
  const seed = Number(process.env.SEED || 1);
  try {
    const ids = Array.from({ length: aggregates }, () => randomUUID());
    // Several at once, as from several partitions, and from an owner that has lost its partition and does not know it
    // yet.
    await Promise.all(deliveries(ids, random(seed)).map((events) => bus.publish(events)));
    const { pool } = service.running.context.db;
    await until(async () => {
      const { rows } = await pool.query("select count(*)::int as count from note_log");
      return rows[0]?.count >= aggregates * each;
    });
    look(ids, await effects(service));
  } catch (error) {
    throw new Error(`With seed ${seed}`, { cause: error });
  } finally {
    await service.stop();
    await bus.close();
  }
}

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

describe("a hostile bus", () => {
  it("that delivers every event many times, late and interleaved with others, changes nothing", () =>
    withDeliveries(
      (ids, chance) => {
        const streams = ids.map((id) => upTo(each).map((n) => changed(id, n)));
        const rounds: CloudEvent[] = [];
        // After each new event of an aggregate, some of its earlier events come again.
        for (let n = 0; n < each; n++)
          for (const stream of streams.toSorted(() => chance() - 0.5)) {
            rounds.push(...stream.slice(0, n + 1).slice(-1));
            const from = Math.floor(chance() * n);
            if (chance() < 0.3) rounds.push(...stream.slice(from, n + 1));
          }
        return [rounds, streams.flat()];
      },
      (ids, done) => {
        for (const id of ids) assert.deepEqual(done.get(id), upTo(each));
      },
    ));

  it("that delivers an aggregate's events in any order neither loses nor doubles any; their order is then that of the bus", () =>
    withDeliveries(
      (ids, chance) => {
        const all = ids.flatMap((id) => upTo(each).map((n) => changed(id, n)));
        return [[...all, ...all].toSorted(() => chance() - 0.5)];
      },
      (ids, done) => {
        for (const id of ids)
          assert.deepEqual(
            done.get(id)?.toSorted((a, b) => a - b),
            upTo(each),
          );
      },
    ));
});
