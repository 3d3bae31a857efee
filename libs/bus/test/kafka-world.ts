import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { after, afterEach, before, beforeEach } from "node:test";
import { fileURLToPath } from "node:url";
import { consumerGroupDescribeV0 } from "@platformatic/kafka";
import { type KafkaBroker, startKafka } from "../../../tools/machine/kafka.ts";
import type { Bus } from "../src/bus.ts";
import { type KafkaBusOptions, kafkaBus } from "../src/kafka/index.ts";
import { type Line, openLine } from "../src/kafka/line.ts";
import { log } from "./redis-world.ts";

/** A real Kafka for a suite. Each test has a separate topic, and its buses are closed afterwards. */
export function kafkaWorld() {
  const buses: Bus[] = [];
  const strangers: Stranger[] = [];
  const world = {
    server: undefined as unknown as KafkaBroker,
    /** A connection to inspect and change the broker's data. */
    line: undefined as unknown as Line,
    topic: "",
    /** The group of the running test, since groups of another topic would disturb it. */
    group: "",
    open(options: Partial<KafkaBusOptions> = {}): Bus {
      const bus = kafkaBus({
        brokers: world.server.brokers,
        clientId: "test",
        topic: world.topic,
        log,
        ...options,
      });
      buses.push(bus);
      return bus;
    },
    async openStranger(patience: number): Promise<Stranger> {
      const opened = await stranger([world.server.brokers.join(), world.topic, world.group, `${patience}`]);
      strangers.push(opened);
      return opened;
    },
    /** How many partitions each member of the group owns now, in ascending order: "4,4". */
    async holdings(): Promise<string> {
      const { groups } = await world.line.ask(consumerGroupDescribeV0.api.async, [world.group], false);
      return (groups[0]?.members ?? [])
        .map(({ assignment }) => assignment.topicPartitions.flatMap(({ partitions }) => partitions).length)
        .sort()
        .join();
    },
  };
  before(async () => {
    world.server = await startKafka();
    world.line = openLine({ host: "127.0.0.1", port: world.server.port }, { manner: { clientId: "look" } });
  });
  beforeEach(() => {
    world.topic = `test-${randomUUID()}`;
    world.group = `testers-${randomUUID()}`;
  });
  afterEach(async () => {
    for (const { process } of strangers.splice(0)) process.kill("SIGKILL");
    await Promise.all(buses.splice(0).map((bus) => bus.close()));
  });
  after(async () => {
    world.line.close();
    await world.server.stop();
  });
  return world;
}

/** Runs functions after the test that registers them, the last one first, however the test ends. */
export function cleanup(): (work: () => Promise<unknown>) => void {
  const open: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (let work = open.pop(); work; work = open.pop()) await work();
  });
  return (work) => void open.push(work);
}

/** A member in a separate process, which a test can kill or stop. */
export interface Stranger {
  /** "start N" and "done N" for each event it handles, in order. */
  readonly lines: string[];
  readonly process: ChildProcess;
  /** Releases the waiting handler of an event. */
  release(): void;
}

/** Starts a member whose handler waits, for events with a number below `patience`, until it is released. */
async function stranger(args: readonly string[]): Promise<Stranger> {
  const file = fileURLToPath(new URL("kafka-member.fixture.ts", import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { stdio: ["pipe", "pipe", "inherit"] });
  const lines: string[] = [];
  createInterface(child.stdout).on("line", (line) => lines.push(line));
  await once(child.stdout, "data");
  return { lines, process: child, release: () => child.stdin.write("release\n") };
}
