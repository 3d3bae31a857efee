import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@storytelling/postgres/free-port";
import { Redis } from "ioredis";
import { pino } from "pino";
import { type Cluster, openCluster } from "../../../libs/bus/src/kafka/cluster.ts";
import { openCoordinator } from "../../../libs/bus/src/kafka/coordinator.ts";
import { commit, edge } from "../../../libs/bus/src/kafka/offsets.ts";
import { proxy } from "../../../libs/bus/test/proxy.ts";
import { ensureProgram, startRedis } from "../../../tools/machine/index.ts";
import { startKafka } from "../../../tools/machine/kafka.ts";
import { ensureKafka } from "../../../tools/machine/kafka-home.ts";

export type BusKind = "in-process" | "redis" | "kafka";

/** The broker that carries events between the processes of a world; null within one process. */
export interface Broker {
  /** The settings by which processes reach it. */
  readonly env: Record<string, string>;
  /** The address by which the test itself reaches it, without the proxy. */
  readonly url: string;
  /** Kills it by SIGKILL and starts it again on its folder. */
  killAndStart(): Promise<void>;
  /** Makes the open connections half-open: nothing gets through and neither side is notified. New connections work. */
  fallSilent(): void;
  /**
   * Resets a group's offsets to the earliest, as an operator would: it gets all events again, in order. None of its
   * members may be running.
   */
  goBack(group: string): Promise<void>;
  /** How many entries were published to it, including those that were published twice. */
  appended(): Promise<number>;
  stop(): Promise<void>;
}

/** The reason why this machine cannot run a bus; undefined when it can. */
export async function missingFor(kind: BusKind): Promise<string | undefined> {
  if (kind === "in-process") return undefined;
  const found = await (kind === "redis" ? ensureProgram("redis-server") : ensureKafka());
  return "missing" in found ? found.missing : undefined;
}

/** Starts the broker of a bus on a new folder, behind a proxy. */
export async function startBroker(
  kind: Exclude<BusKind, "in-process">,
  options: { appendonly?: boolean } = {},
): Promise<Broker> {
  const dir = await mkdtemp(join(tmpdir(), `storytelling-faults-${kind}-`));
  const port = await freePort();
  const line = await proxy(`tcp://127.0.0.1:${port}`);
  const start = () =>
    kind === "redis"
      ? startRedis({ dir, port, ...options })
      : startKafka({ dir, port, advertised: line.port });
  let server = await start().catch(async (error) => {
    // An open proxy would keep the test process alive.
    line.close();
    await rm(dir, { recursive: true, force: true });
    throw error;
  });
  const address = `127.0.0.1:${line.port}`;
  return {
    env:
      kind === "redis"
        ? { REDIS_URL: `redis://${address}` }
        : { KAFKA_BROKERS: address, KAFKA_REPLICATION_FACTOR: "1" },
    url: kind === "redis" ? `redis://127.0.0.1:${port}` : `127.0.0.1:${port}`,
    async killAndStart() {
      await server.kill();
      server = await start();
    },
    fallSilent: line.fallSilent,
    async goBack(group) {
      if (kind === "redis") await withRedis(server.port, (redis) => redis.flushall());
      else await rewind(server.port, group);
    },
    appended: () => (kind === "redis" ? appendedToRedis(server.port) : appendedToKafka(server.port)),
    async stop() {
      line.close();
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function withRedis<R>(port: number, work: (redis: Redis) => Promise<R>): Promise<R> {
  const redis = new Redis(port, "127.0.0.1");
  return work(redis).finally(() => redis.disconnect());
}

const appendedToRedis = (port: number): Promise<number> =>
  withRedis(port, async (redis) => {
    const streams = await redis.keys("storytelling:events:*");
    const facts = await Promise.all(
      streams.map(async (stream) => (await redis.call("XINFO", "STREAM", stream)) as unknown[]),
    );
    return facts.reduce((sum, fact) => sum + Number(fact[fact.indexOf("entries-added") + 1]), 0);
  });

const edges = (cluster: Cluster, which: "earliest" | "latest"): Promise<bigint[]> =>
  Promise.all(partitions.map((partition) => edge(cluster, partition, which)));

const appendedToKafka = (port: number): Promise<number> =>
  withKafka(port, async (cluster) =>
    Number((await edges(cluster, "latest")).reduce((sum, end) => sum + end, 0n)),
  );

/** What kafka-consumer-groups.sh does with --reset-offsets --to-earliest. */
const rewind = (port: number, group: string): Promise<void> =>
  withKafka(port, async (cluster) => {
    const coordinator = openCoordinator(cluster, group);
    const starts = await edges(cluster, "earliest");
    const positions = new Map(starts.map((start, partition) => [partition, start]));
    await commit(coordinator, group, null, cluster.topic, positions).finally(() => coordinator.close());
  });

const partitions = Array.from({ length: 8 }, (_, partition) => partition);

async function withKafka<R>(port: number, work: (cluster: Cluster) => Promise<R>): Promise<R> {
  const cluster = openCluster({
    bootstrap: [{ host: "127.0.0.1", port }],
    manner: { clientId: "count" },
    topic: "storytelling.events",
    partitions: partitions.length,
    log: pino({ level: "silent" }),
  });
  return work(cluster).finally(() => cluster.close());
}
