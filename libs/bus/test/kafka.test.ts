import { after, before, it } from "node:test";
import { pino } from "pino";
import { requireOrSkip } from "../../../tools/machine/index.ts";
import { type KafkaBroker, startKafka } from "../../../tools/machine/kafka.ts";
import { ensureKafka } from "../../../tools/machine/kafka-home.ts";
import { kafkaBus } from "../src/kafka/index.ts";
import { busContract } from "./bus-contract.ts";

const home = await ensureKafka();
const log = pino({ level: process.env.TEST_LOG ?? "silent" });

if ("missing" in home) it("the kafka bus", (test) => requireOrSkip(test, home.missing));
else {
  let server: KafkaBroker;
  before(async () => {
    server = await startKafka();
  });
  after(() => server.stop());
  busContract("kafka", {
    open: async () => kafkaBus({ brokers: server.brokers, clientId: "test", log }),
    remembers: true,
  });
}
