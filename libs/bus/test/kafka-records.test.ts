import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { deleteRecordsV2, fetchV17, type MessageRecord, metadataV12, produceV11 } from "@platformatic/kafka";
import type { CloudEvent } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { requireOrSkip } from "../../../tools/machine/index.ts";
import { ensureKafka } from "../../../tools/machine/kafka-home.ts";
import type { Bus } from "../src/bus.ts";
import { partitionOf } from "../src/kafka/record.ts";
import { kafkaWorld } from "./kafka-world.ts";
import { oneByOne } from "./one-by-one.ts";
import { firsts, makeEvent, numberOf, type, upTo } from "./redis-world.ts";

const home = await ensureKafka();
if ("missing" in home) it("the records of the kafka bus", (test) => requireOrSkip(test, home.missing));
else describe("the records of the kafka bus", records);

function records(): void {
  const world = kafkaWorld();
  let bus: Bus;
  beforeEach(() => {
    bus = world.open();
  });
  async function collect(from: Bus): Promise<CloudEvent[]> {
    const handled: CloudEvent[] = [];
    await from.subscribe({
      group: world.group,
      types: new Set([type]),
      handle: oneByOne((event) => void handled.push(event)),
    });
    return handled;
  }
  /** Appends a record without the bus. */
  const append = (record: Partial<MessageRecord>) =>
    world.line.ask(produceV11.api.async, -1, 3000, [
      { topic: world.topic, value: Buffer.of(), partition: 0, ...record },
    ]);

  it("are CloudEvents in structured mode, with the subject as their key", async () => {
    const event = makeEvent("Ünïcode subject", 1);
    await bus.publish([event]);
    const [topic] = (await world.line.ask(metadataV12.api.async, [world.topic], false, false)).topics;
    const partition = partitionOf(event.subject, 8);
    const answer = await world.line.ask(
      fetchV17.api.async,
      1000,
      1,
      10_000,
      0,
      0,
      -1,
      [
        {
          topicId: topic?.topicId ?? "",
          partitions: [
            {
              partition,
              currentLeaderEpoch: -1,
              fetchOffset: 0n,
              lastFetchedEpoch: -1,
              partitionMaxBytes: 10_000,
            },
          ],
        },
      ],
      [],
      "",
    );
    const record = answer.responses[0]?.partitions[0]?.records?.[0]?.records[0];
    const headers = Object.fromEntries(record?.headers.map(([name, value]) => [`${name}`, `${value}`]) ?? []);
    assert.match(headers["content-type"] ?? "", /^application\/cloudevents\+json/);
    assert.equal(record?.key?.toString(), event.subject);
    assert.deepEqual(JSON.parse(record?.value?.toString() ?? ""), event);
  });

  it("are delivered complete and in order also when they are large", async () => {
    const handled = await collect(bus);
    const large = upTo(12).map((n) => ({
      ...makeEvent("large", n),
      data: { n, text: "x".repeat(n === 5 ? 2_000_000 : 200_000) },
    }));
    await bus.publish(large);
    await until(() => handled.length === 12);
    assert.deepEqual(handled, large);
  });

  it("are refused, but no others, when they are larger than the topic accepts", async () => {
    const handled = await collect(bus);
    const giant = { ...makeEvent("giant", 0), data: { n: 0, text: "x".repeat(9_000_000) } };
    await assert.rejects(bus.publish([giant]), /MESSAGE_TOO_LARGE/);
    await bus.publish([makeEvent("giant", 1)]);
    await until(() => handled.length === 1);
    assert.deepEqual(handled.map(numberOf), [1]);
  });

  it("are skipped when they are not events, and the following ones are handled", async () => {
    const handled = await collect(bus);
    const subject = upTo(100).find((n) => partitionOf(`s${n}`, 8) === 0);
    await bus.publish([makeEvent(`s${subject}`, 0)]);
    const header = (value: string) => new Map([[Buffer.from("ce_type"), Buffer.from(value)]]);
    await append({ value: Buffer.from("{") });
    await append({ value: Buffer.from("{}"), headers: header(type) });
    await append({ value: Buffer.from([0xff, 0xfe]), headers: header("Other") });
    await append({});
    await bus.publish([makeEvent(`s${subject}`, 1)]);
    await until(() => handled.length === 2);
    assert.deepEqual(handled.map(numberOf), [0, 1]);
  });

  it("continue with the oldest remaining one when a group's next one was deleted", async () => {
    const first = await collect(bus);
    await bus.publish(upTo(2).map((n) => makeEvent("a", n)));
    await until(() => first.length === 2);
    await bus.close();
    const other = world.open();
    await other.publish([2, 3, 4].map((n) => makeEvent("a", n)));
    const partitions = [{ partitionIndex: partitionOf("a", 8), offset: 4n }];
    await world.line.ask(deleteRecordsV2.api.async, [{ name: world.topic, partitions }], 3000);
    const later = await collect(other);
    await until(() => later.length === 1);
    assert.deepEqual(firsts([...first, ...later], "a"), [0, 1, 4]);
  });
}
