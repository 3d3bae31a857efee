import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@storytelling/postgres/free-port";
import type { BoundServer } from "./bound-server.ts";
import { commonSettings, newClusterId, startNode } from "./kafka-node.ts";

/** One of a cluster's brokers, which is also one of its controllers. */
export interface KafkaNode {
  readonly id: number;
  readonly port: number;
  /** Kills it by SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again with the same folder and port. */
  start(): Promise<void>;
  /** Suspends its process, as if its machine were paused; `thaw` resumes it. */
  freeze(): void;
  thaw(): void;
}

export interface KafkaCluster {
  /** "host:port" of each. */
  readonly brokers: string[];
  readonly nodes: readonly KafkaNode[];
  /** Stops all of them, and deletes their folders. */
  stop(): Promise<void>;
}

/**
 * Starts three real brokers on the loopback with the settings that we require in production: three replicas, of which
 * two must have an event.
 */
export async function startKafkaCluster(): Promise<KafkaCluster> {
  const dir = await mkdtemp(join(tmpdir(), "storytelling-kafka-cluster-"));
  const ports: { id: number; port: number; controller: number }[] = [];
  const given: number[] = [];
  for (const id of [1, 2, 3]) {
    const port = await freePort(...given);
    const controller = await freePort(...given, port);
    ports.push({ id, port, controller });
    given.push(port, controller);
  }
  const voters = ports.map(({ id, controller }) => `${id}@127.0.0.1:${controller}`).join();
  const cluster = newClusterId();

  const nodes = ports.map(({ id, port, controller }) => {
    const folder = join(dir, String(id));
    const settings = { ...commonSettings, ...replicated, ...place(id, port, controller, voters) };
    let server: BoundServer | undefined;
    return {
      id,
      port,
      async start() {
        await mkdir(folder, { recursive: true });
        server = await startNode({ dir: folder, settings, cluster, passing: false });
      },
      async kill() {
        await server?.end("SIGKILL");
        server = undefined;
      },
      freeze: () => void (server && process.kill(server.pid, "SIGSTOP")),
      thaw: () => void (server && process.kill(server.pid, "SIGCONT")),
    };
  });
  async function stop(): Promise<void> {
    await Promise.all(nodes.map((node) => node.kill()));
    await rm(dir, { recursive: true, force: true });
  }
  // No node is ready before a majority is, so they start at the same time.
  await Promise.all(nodes.map((node) => node.start())).catch(async (error) => {
    await stop();
    throw error;
  });
  return { brokers: ports.map(({ port }) => `127.0.0.1:${port}`), nodes, stop };
}

const replicated = {
  "default.replication.factor": 3,
  "min.insync.replicas": 2,
  "offsets.topic.replication.factor": 3,
  "transaction.state.log.replication.factor": 3,
  // A broker that comes back leads its partitions again, so that leaders also change without a kill.
  "leader.imbalance.check.interval.seconds": 5,
  "leader.imbalance.per.broker.percentage": 0,
};

const place = (id: number, port: number, controller: number, voters: string) => ({
  "node.id": id,
  "controller.quorum.voters": voters,
  listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}`,
  "advertised.listeners": `PLAINTEXT://127.0.0.1:${port}`,
});
