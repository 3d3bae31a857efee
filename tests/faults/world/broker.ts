import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { proxy } from "../../../libs/service/test/redis-world.ts";
import { ensureProgram, startRedis } from "../../../tools/machine/index.ts";
import { freePort, startKafka } from "../../../tools/machine/kafka.ts";
import { ensureKafka } from "../../../tools/machine/kafka-home.ts";

export type BusKind = "in-process" | "redis" | "kafka";

/** What carries the events between the processes of a world; null inside one process. */
export interface Broker {
  /** How processes reach it. */
  readonly env: Record<string, string>;
  /** How the world reaches it, past any proxy. */
  readonly url: string;
  /** Ends it as a power cut would and starts it again on its folder. */
  killAndStart(): Promise<void>;
  /** Leaves the connections that are open half-open: nobody is told, nothing goes through; new ones work. */
  fallSilent(): void;
  stop(): Promise<void>;
}

/** Why this machine cannot run a bus, or undefined when it can. */
export async function missingFor(kind: BusKind): Promise<string | undefined> {
  if (kind === "in-process") return undefined;
  const found = await (kind === "redis" ? ensureProgram("redis-server") : ensureKafka());
  return "missing" in found ? found.missing : undefined;
}

/** Starts the broker of a bus on a folder of its own, behind a proxy. */
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
  let server = await start();
  const address = `127.0.0.1:${line.port}`;
  return {
    env: kind === "redis" ? { REDIS_URL: `redis://${address}` } : { KAFKA_BROKERS: address },
    url: kind === "redis" ? `redis://127.0.0.1:${port}` : `127.0.0.1:${port}`,
    async killAndStart() {
      await server.kill();
      server = await start();
    },
    fallSilent: line.fallSilent,
    async stop() {
      line.close();
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
