import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@storytelling/postgres/free-port";
import type { Certificate } from "./certificate.ts";
import { kafkaVersion } from "./kafka-jars.ts";
import { commonSettings, newClusterId, startNode } from "./kafka-node.ts";

export interface KafkaBroker {
  readonly brokers: string[];
  /** The addresses over TLS, for clients that sign in, when it was started with `secure`. */
  readonly secureBrokers: string[];
  readonly port: number;
  readonly pid: number;
  readonly version: string;
  /** Stops it cleanly, and deletes its folder if it made the folder itself. */
  stop(): Promise<void>;
  /** Kills it by SIGKILL. Its folder stays, for a broker that is started with the same `dir` and `port`. */
  kill(): Promise<void>;
}

/**
 * Starts a real Kafka on the loopback, broker and controller in one process. It allows session timeouts as short as
 * tests need. Its log is in its folder. Throws when Kafka cannot be installed or does not start.
 */
export async function startKafka(
  options: {
    dir?: string;
    port?: number;
    /** The port that the broker advertises to clients, if there is a proxy before it. */
    advertised?: number;
    /** Also listens, over TLS, for clients that sign in by PLAIN or SCRAM-SHA-512. */
    secure?: Secure;
  } = {},
): Promise<KafkaBroker> {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), "storytelling-kafka-")));
  const port = options.port ?? (await freePort());
  const controller = await freePort(port);
  const advertised = options.advertised ?? port;
  const securePort = await freePort(port, controller);
  const { secure } = options;
  const { pid, end } = await startNode({
    dir,
    settings: {
      ...settings(port, controller, advertised),
      ...(secure ? await securely(dir, port, controller, securePort, secure) : {}),
    },
    cluster: newClusterId(),
    scram: secure && `SCRAM-SHA-512=[name=${secure.username},password=${secure.password}]`,
    passing: !options.dir,
  });
  return {
    brokers: [`127.0.0.1:${advertised}`],
    secureBrokers: [`127.0.0.1:${securePort}`],
    port,
    pid,
    version: kafkaVersion,
    async stop() {
      await end("SIGTERM");
      if (!options.dir) await rm(dir, { recursive: true, force: true });
    },
    kill: () => end("SIGKILL"),
  };
}

const settings = (port: number, controller: number, advertised: number) => ({
  ...commonSettings,
  "node.id": 1,
  "controller.quorum.voters": `1@127.0.0.1:${controller}`,
  listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}`,
  "advertised.listeners": `PLAINTEXT://127.0.0.1:${advertised}`,
  "default.replication.factor": 1,
  "offsets.topic.replication.factor": 1,
  "transaction.state.log.replication.factor": 1,
  "transaction.state.log.min.isr": 1,
});

interface Secure {
  readonly certificate: Certificate;
  readonly username: string;
  readonly password: string;
}

async function securely(dir: string, port: number, controller: number, secure: number, options: Secure) {
  const { certificate, username, password } = options;
  const store = join(dir, "keystore.pem");
  const parts = [certificate.key, certificate.cert].map((file) => readFile(file, "utf8"));
  await writeFile(store, (await Promise.all(parts)).join(""), { mode: 0o600 });
  const login = "org.apache.kafka.common.security";
  return {
    listeners: `PLAINTEXT://127.0.0.1:${port},SECURE://127.0.0.1:${secure},CONTROLLER://127.0.0.1:${controller}`,
    "advertised.listeners": `PLAINTEXT://127.0.0.1:${port},SECURE://127.0.0.1:${secure}`,
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,SECURE:SASL_SSL,CONTROLLER:PLAINTEXT",
    "listener.name.secure.ssl.keystore.type": "PEM",
    "listener.name.secure.ssl.keystore.location": store,
    "listener.name.secure.sasl.enabled.mechanisms": "PLAIN,SCRAM-SHA-512",
    "listener.name.secure.plain.sasl.jaas.config": `${login}.plain.PlainLoginModule required user_${username}="${password}";`,
    "listener.name.secure.scram-sha-512.sasl.jaas.config": `${login}.scram.ScramLoginModule required;`,
  };
}
