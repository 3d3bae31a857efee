import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { freePort } from "@storytelling/postgres/free-port";
import { until } from "@storytelling/service/testing";
import { requireOrSkip } from "../../../tools/machine/index.ts";
import { type KafkaBroker, startKafka } from "../../../tools/machine/kafka.ts";
import { ensureKafka } from "../../../tools/machine/kafka-home.ts";
import type { Bus } from "../src/bus.ts";
import { kafkaBus } from "../src/kafka/index.ts";
import { timing } from "../src/kafka/timing.ts";
import { cleanup } from "./kafka-world.ts";
import { proxy } from "./proxy.ts";
import { collect, firsts, log, makeEvent, publish, upTo } from "./redis-world.ts";

const home = await ensureKafka();
if ("missing" in home)
  it("the kafka bus while Kafka stops and starts", (test) => requireOrSkip(test, home.missing));
else describe("the kafka bus while Kafka stops and starts", comings);

function comings(): void {
  const later = cleanup();
  async function start(options: Parameters<typeof startKafka>[0]): Promise<KafkaBroker> {
    const server = await startKafka(options);
    later(() => server.kill());
    return server;
  }
  function open(brokers: string[]): Bus {
    const bus = kafkaBus({ brokers, clientId: "test", log });
    later(() => bus.close());
    return bus;
  }
  async function folder(): Promise<string> {
    const dir = await mkdtemp(join(tmpdir(), "storytelling-kafka-broker-"));
    later(() => rm(dir, { recursive: true }));
    return dir;
  }

  it("still has every accepted event after it was killed, and continues", async () => {
    const dir = await folder();
    let mortal = await startKafka({ dir });
    later(() => mortal.kill());
    const bus = open(mortal.brokers);
    const subjects = upTo(8).map(() => randomUUID());
    const handled = await collect(bus);
    const accepted = (async () => {
      for (const n of upTo(300))
        await publish(
          bus,
          subjects.map((subject) => makeEvent(subject, n)),
        );
    })();
    for (const kill of [1, 2]) {
      await until(() => handled.length > kill * 700);
      await mortal.kill();
      mortal = await startKafka({ dir, port: mortal.port });
    }
    await accepted;
    const missing = () => subjects.filter((subject) => firsts(handled, subject).length < 300).length;
    await until(() => missing() === 0);
    for (const subject of subjects) assert.deepEqual(firsts(handled, subject), upTo(300));
  });

  it("notices that the other end has vanished, and reconnects", {
    timeout: 120_000,
  }, async () => {
    const port = await freePort();
    const line = await proxy(`redis://127.0.0.1:${port}`);
    later(async () => line.close());
    const server = await start({ port, dir: await folder(), advertised: Number(new URL(line.url).port) });
    const far = open(server.brokers);
    const subject = randomUUID();
    const handled = await collect(far);
    await far.publish([makeEvent(subject, 0)]);
    await until(() => handled.length === 1);
    line.fallSilent();
    const accepted = publish(far, [makeEvent(subject, 1)]);
    const checked = far.check();
    await until(() => firsts(handled, subject).length === 2);
    await Promise.all([accepted, checked]);
    assert.deepEqual(firsts(handled, subject), upTo(2));
  });

  it("waits for a broker that is slower than a connection may be silent, without closing its connections repeatedly", {
    timeout: 120_000,
  }, async () => {
    const port = await freePort();
    const line = await proxy(`redis://127.0.0.1:${port}`);
    later(async () => line.close());
    const { brokers } = await start({ port, dir: await folder(), advertised: line.port });
    line.slow(1);
    const far = open(brokers);
    const handled = await collect(far);
    const subject = randomUUID();
    let next = 0;
    /** Publishes one more event; returns how many connections that needed. */
    const come = async () => {
      const before = line.accepted;
      const n = next++;
      await publish(far, [makeEvent(subject, n)]);
      await until(() => firsts(handled, subject).length > n, 60);
      return line.accepted - before;
    };
    await come();
    line.slow(timing.silence + 300);
    await until(async () => (await come()) === 0, 60);
    assert.deepEqual([await come(), await come()], [0, 0]);
    line.slow(1);
    assert.deepEqual(firsts(handled, subject), upTo(next));
  });

  it("starts while Kafka is unreachable, reports that, and works as soon as Kafka is up", async () => {
    const dir = await folder();
    const { port, brokers, kill } = await start({ dir });
    await kill();
    const early = open(brokers);
    const handled = await collect(early);
    await assert.rejects(early.check(), /cannot be reached/);
    await assert.rejects(early.publish([makeEvent("a", 0)]), /cannot be reached/);
    await start({ dir, port });
    await publish(early, [makeEvent("a", 0)]);
    await until(() => handled.length === 1);
    await early.check();
  });
}
