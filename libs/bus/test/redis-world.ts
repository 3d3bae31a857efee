import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { after, afterEach, before, beforeEach } from "node:test";
import { fileURLToPath } from "node:url";
import type { CloudEvent } from "@storytelling/events";
import { Redis } from "ioredis";
import { pino } from "pino";
import { type RedisServer, startRedis } from "../../../tools/machine/index.ts";
import type { Bus } from "../src/bus.ts";
import { type RedisBusOptions, redisBus } from "../src/redis/index.ts";
import { type Names, namesFor } from "../src/redis/names.ts";
import { oneByOne } from "./one-by-one.ts";

export const log = pino({ level: process.env.TEST_LOG ?? "silent" });
export const type = "Tested";
export const group = "testers";

export const makeEvent = (subject: string, n: number): CloudEvent => ({
  specversion: "1.0",
  id: randomUUID(),
  source: "/test",
  type,
  subject,
  time: new Date().toISOString(),
  datacontenttype: "application/json",
  dataversion: 1,
  data: { n },
});

export const numberOf = (event: CloudEvent): number => (event.data as { n: number }).n;
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

/** Publishes like the relay: repeats the same events until the bus accepts. */
export async function publish(bus: Bus, events: readonly CloudEvent[]): Promise<void> {
  for (;;) {
    try {
      return await bus.publish(events);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** The numbers of a subject's events, in the order in which each first came. */
export const firsts = (events: readonly CloudEvent[], subject: string): number[] => [
  ...new Set(events.filter((event) => event.subject === subject).map(numberOf)),
];

/** A real Redis for a suite. Each test has separate keys, and its buses are closed afterwards. */
export function redisWorld() {
  const buses: Bus[] = [];
  const strangers: Stranger[] = [];
  const world = {
    server: undefined as unknown as RedisServer,
    /** A connection to inspect and change the data of the bus. */
    redis: undefined as unknown as Redis,
    prefix: "",
    names: undefined as unknown as Names,
    open(options: Partial<RedisBusOptions> = {}): Bus {
      const bus = redisBus({ url: world.server.url, prefix: world.prefix, log, ...options });
      buses.push(bus);
      return bus;
    },
    async openStranger(patience: number): Promise<Stranger> {
      const opened = await stranger(world.server.url, world.prefix, patience);
      strangers.push(opened);
      return opened;
    },
    streamOf: (subject: string) => world.names.stream(world.names.partitionOf(subject)),
  };
  before(async () => {
    world.server = await startRedis();
    world.redis = new Redis(world.server.url);
  });
  beforeEach(() => {
    world.prefix = `test-${randomUUID()}`;
    world.names = namesFor(world.prefix, 8);
  });
  afterEach(async () => {
    for (const { process } of strangers.splice(0)) process.kill("SIGKILL");
    await Promise.all(buses.splice(0).map((bus) => bus.close()));
  });
  after(async () => {
    world.redis.disconnect();
    await world.server.stop();
  });
  return world;
}

/** Joins the group, or another, and collects the delivered events. */
export async function collect(bus: Bus, name = group): Promise<CloudEvent[]> {
  const handled: CloudEvent[] = [];
  await bus.subscribe({
    group: name,
    types: new Set([type]),
    handle: oneByOne((event) => void handled.push(event)),
  });
  return handled;
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
async function stranger(url: string, prefix: string, patience = 0): Promise<Stranger> {
  const file = fileURLToPath(new URL("redis-member.fixture.ts", import.meta.url));
  const child = spawn(process.execPath, [file, url, prefix, String(patience)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines: string[] = [];
  createInterface(child.stdout).on("line", (line) => lines.push(line));
  await once(child.stdout, "data");
  return { lines, process: child, release: () => child.stdin.write("release\n") };
}
