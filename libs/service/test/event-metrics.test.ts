import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { type Bus, inProcessBus, kafkaBus, redisBus } from "@storytelling/bus";
import {
  ensureKafka,
  ensureProgram,
  type KafkaBroker,
  type RedisServer,
  requireOrSkip,
  startKafka,
  startRedis,
} from "../../../tools/machine/index.ts";
import { group, log, makeEvent, publish, type, upTo } from "../../bus/test/redis-world.ts";
import { record, transaction } from "../src/index.ts";
import { startTestService, type TestService, until } from "../src/testing/index.ts";
import { noteChanged, notes } from "./notes/service.ts";

async function metrics(service: TestService): Promise<(name: string) => number | undefined> {
  const text = await (await fetch(`${service.url}/metrics`)).text();
  return (name) => {
    const line = text.split("\n").find((each) => each.startsWith(name));
    return line === undefined ? undefined : Number(line.split(" ").at(-1));
  };
}

/** What every bus reports of a group that is behind. */
function tellsLag(name: string, open: () => Bus, remembers: boolean) {
  it(`${name}: returns how many events wait for a group and since when, and none once all are handled`, async () => {
    const bus = open();
    const release = Promise.withResolvers<void>();
    await bus.subscribe({ group, types: new Set([type]), handle: () => release.promise });
    const began = Date.now();
    const published = publish(
      bus,
      upTo(5).map((n) => makeEvent("one", n)),
    );
    if (remembers) await published;
    const behind = await until(async () => (await bus.lag?.(group))?.find(({ waiting }) => waiting > 0));
    assert.equal(behind.waiting, 5);
    assert.ok(Math.abs((behind.oldest?.getTime() ?? 0) - began) < 60_000);
    await until(async () => (await bus.lag?.(group))?.some(({ ours, waiting }) => ours && waiting === 5));
    release.resolve();
    await published;
    await until(async () =>
      (await bus.lag?.(group))?.every(({ waiting, oldest }) => waiting === 0 && !oldest),
    );
    assert.ok((await bus.lag?.("a-group-that-never-was"))?.length !== undefined);
    await bus.close();
  });
}

const [redisProgram, kafkaHome] = await Promise.all([ensureProgram("redis-server"), ensureKafka()]);

describe("lag()", () => {
  tellsLag("in-process", inProcessBus, false);

  if ("missing" in redisProgram) it("redis", (test) => requireOrSkip(test, redisProgram.missing));
  else {
    let redis: RedisServer;
    before(async () => {
      redis = await startRedis();
    });
    after(() => redis.stop());
    tellsLag("redis", () => redisBus({ url: redis.url, prefix: randomUUID(), log }), true);
  }

  if ("missing" in kafkaHome) it("kafka", (test) => requireOrSkip(test, kafkaHome.missing));
  else {
    let kafka: KafkaBroker;
    before(async () => {
      kafka = await startKafka();
    });
    after(() => kafka.stop());
    tellsLag(
      "kafka",
      () => kafkaBus({ brokers: kafka.brokers, clientId: "test", topic: `test-${randomUUID()}`, log }),
      true,
    );
  }
});

describe("/metrics", () => {
  let service: TestService;
  before(async () => {
    service = await startTestService(notes);
  });
  after(() => service.stop());

  it("has unpublished, parked and discarded events, partitions and the relay", async () => {
    const noteId = randomUUID();
    await service.deliver({ ...noteChanged(noteId, { noteId, text: "newer" }), version: 9 });
    await until(async () => (await metrics(service))("relay_leader") === 1);
    const value = await metrics(service);
    assert.equal(value('parked_events{consumer="log-change"'), 1);
    assert.equal(value("discarded_events"), 0);
    assert.equal(value("outbox_unpublished_events"), 0);
    assert.ok((value('retention_partitions{table="outbox"') ?? 0) > 7);
    assert.equal(value('retention_default_rows{table="inbox"'), 0);
    assert.equal(value("database_up"), 1);
    assert.equal(value("event_bus_up"), 1);
    assert.equal(value("events_waiting"), 0);
  });

  it("has the age of the oldest unpublished event", async () => {
    const stuck = await startTestService(notes, {
      run: { bus: { ...inProcessBus(), publish: () => Promise.reject(new Error("away")) } },
    });
    const noteId = randomUUID();
    await transaction(stuck.running.context.db, (tx) =>
      record(tx, [noteChanged(noteId, { noteId, text: "" })]),
    );
    const value = await metrics(stuck);
    assert.equal(value("outbox_unpublished_events"), 1);
    await until(async () => ((await metrics(stuck))("outbox_oldest_unpublished_seconds") ?? 0) > 0);
    await stuck.stop();
  });

  it("answers while the bus does not, with event_bus_up 0", async () => {
    let silent = false;
    const own = inProcessBus();
    const bus: Bus = {
      ...own,
      lag: () =>
        silent
          ? new Promise(() => {})
          : Promise.resolve([{ partition: 3, waiting: 7, oldest: null, ours: true }]),
    };
    const deaf = await startTestService(notes, { run: { bus } });
    assert.equal((await metrics(deaf))('events_waiting{partition="3"'), 7);
    silent = true;
    const value = await metrics(deaf);
    assert.equal(value("event_bus_up"), 0);
    assert.equal(value('events_waiting{partition="3"'), 7);
    await deaf.stop();
  });
});
