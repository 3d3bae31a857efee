import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { platform } from "node:os";
import { describe, it } from "node:test";
import type { CloudEvent } from "@storytelling/events";
import { freePort } from "@storytelling/postgres/free-port";
import { until } from "@storytelling/service/testing";
import { requireOrSkip } from "../../../tools/machine/index.ts";
import { startKafka } from "../../../tools/machine/kafka.ts";
import { ensureKafka } from "../../../tools/machine/kafka-home.ts";
import { kafkaBus } from "../src/kafka/index.ts";
import { cleanup } from "./kafka-world.ts";
import { collect, log, makeEvent, publish, upTo } from "./redis-world.ts";

const home = await ensureKafka();
if ("missing" in home) it("a refused publish", (test) => requireOrSkip(test, home.missing));
else describe("a publish that the kafka bus refuses", refusals);

function refusals(): void {
  const later = cleanup();
  function open(brokers: string[]) {
    const bus = kafkaBus({ brokers, clientId: "test", log });
    later(() => bus.close());
    return bus;
  }

  it("loses no later event, although it is unknown whether the batch was accepted", async () => {
    const server = await startKafka();
    later(() => server.stop());
    const bus = open(server.brokers);
    const handled = await collect(bus);
    const [first, lost, next] = upTo(3).map((n) => makeEvent("a", n)) as [CloudEvent, CloudEvent, CloudEvent];
    await bus.publish([first]);
    await pause(server.pid);
    await assert.rejects(bus.publish([lost]), /Not all events are safe/);
    process.kill(server.pid, "SIGCONT");
    await publish(bus, [next]);
    await publish(bus, [lost]);
    await until(() => new Set(handled.map((event) => event.id)).size === 3);
  });

  it("says what to do when there are fewer brokers than the replication factor", async () => {
    const server = await startKafka();
    later(() => server.stop());
    const replication = { factor: 3, minInSync: 2 };
    const bus = kafkaBus({ brokers: server.brokers, clientId: "test", replication, log });
    later(() => bus.close());
    await assert.rejects(bus.publish([makeEvent("a", 0)]), /on 3 brokers.*set KAFKA_REPLICATION_FACTOR/);
    await assert.rejects(bus.check(), /on 3 brokers/);
  });

  it("shows no event in its errors", async () => {
    const bus = open([`127.0.0.1:${await freePort()}`]);
    const fault = await bus.publish([makeEvent("secret subject", 0)]).catch((error: Error) => error);
    assert.ok(fault instanceof Error);
    const { message, stack, cause } = fault;
    assert.match(message, /cannot be reached/);
    assert.doesNotMatch(JSON.stringify({ ...fault, message, stack, cause }), /secret/);
  });
}

/** Stops a process for a while. On a busy machine its threads go on for a moment after the signal. */
async function pause(pid: number): Promise<void> {
  process.kill(pid, "SIGSTOP");
  if (platform() !== "linux") return;
  await until(async () => {
    const tasks = `/proc/${pid}/task`;
    const states = await Promise.all(
      (await readdir(tasks)).map((thread) => readFile(`${tasks}/${thread}/status`, "utf8").catch(() => "")),
    );
    return states.every((state) => state === "" || /^State:\tT/m.test(state));
  });
}
