import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { busConfig, openBus, withBus } from "@storytelling/bus";
import { ConfigError, readConfig } from "@storytelling/service";
import { pino } from "pino";
import { z } from "zod";
import { replicationOf } from "../src/open.ts";

describe("EVENT_BUS=kafka", () => {
  const schema = withBus(z.object(busConfig));
  const read = (KAFKA_BROKERS?: string, more: Record<string, string> = {}) =>
    readConfig("test", schema, { EVENT_BUS: "kafka", KAFKA_BROKERS, ...more });
  const faults = (...given: Parameters<typeof read>): string => {
    try {
      read(...given);
    } catch (error) {
      if (error instanceof ConfigError) return error.message;
    }
    return "";
  };

  it("opens Kafka at the brokers of KAFKA_BROKERS", async () => {
    const config = read("kafka-1.example:9092, [::1]:9093,127.0.0.1");
    assert.deepEqual(config.KAFKA_BROKERS, ["kafka-1.example:9092", "[::1]:9093", "127.0.0.1"]);
    const bus = openBus(config, "test", pino({ level: "silent" }));
    assert.equal(bus.kind, "kafka");
    await bus.close();
  });

  it("stores the topic on three brokers by default, of which more than half must have an event", () => {
    assert.equal(read("a").KAFKA_REPLICATION_FACTOR, 3);
    for (const [factor, least] of [
      [1, 1],
      [2, 2],
      [3, 2],
      [5, 3],
    ])
      assert.deepEqual(replicationOf(read("a", { KAFKA_REPLICATION_FACTOR: `${factor}` })), {
        factor,
        minInSync: least,
      });
    const given = { KAFKA_REPLICATION_FACTOR: "5", KAFKA_MIN_INSYNC_REPLICAS: "2" };
    assert.deepEqual(replicationOf(read("a", given)), { factor: 5, minInSync: 2 });
  });

  it("refuses more in-sync replicas than brokers", () => {
    assert.match(faults("a", { KAFKA_MIN_INSYNC_REPLICAS: "4" }), /KAFKA_MIN_INSYNC_REPLICAS: No more than/);
    assert.match(faults("a", { KAFKA_REPLICATION_FACTOR: "0" }), /KAFKA_REPLICATION_FACTOR: /);
  });

  it("refuses a missing or invalid KAFKA_BROKERS", () => {
    assert.match(faults(), /KAFKA_BROKERS: EVENT_BUS=kafka needs its address/);
    for (const wrong of ["a:9092,", "kafka://a:9092", "a:9092;b:9092", "user:word@a:9092"])
      assert.match(faults(wrong), /KAFKA_BROKERS: Give host:port/, wrong);
  });
});
