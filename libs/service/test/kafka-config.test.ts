import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pino } from "pino";
import { z } from "zod";
import { busConfig, ConfigError, openBus, readConfig, withBus } from "../src/index.ts";

describe("EVENT_BUS=kafka", () => {
  const schema = withBus(z.object(busConfig));
  const read = (KAFKA_BROKERS?: string) => readConfig("test", schema, { EVENT_BUS: "kafka", KAFKA_BROKERS });
  const faults = (KAFKA_BROKERS?: string): string => {
    try {
      read(KAFKA_BROKERS);
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

  it("says so when KAFKA_BROKERS is missing or no list of brokers", () => {
    assert.match(faults(), /KAFKA_BROKERS: EVENT_BUS=kafka needs its address/);
    for (const wrong of ["a:9092,", "kafka://a:9092", "a:9092;b:9092", "user:word@a:9092"])
      assert.match(faults(wrong), /KAFKA_BROKERS: Give host:port/, wrong);
  });
});
