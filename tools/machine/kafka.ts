import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startBound } from "./bound-server.ts";
import type { Certificate } from "./certificate.ts";
import { ensureKafka } from "./kafka-home.ts";
import { kafkaVersion } from "./kafka-jars.ts";
import { lastWords, run } from "./run.ts";

export interface KafkaBroker {
  readonly brokers: string[];
  /** The same over TLS for whoever signs in, when it was started with `secure`. */
  readonly secureBrokers: string[];
  readonly port: number;
  readonly pid: number;
  readonly version: string;
  /** Ends it in good order; a folder that it made itself goes too. */
  stop(): Promise<void>;
  /** Ends it as a power cut would; its folder stays, for a broker that is started on the same `dir` and `port`. */
  kill(): Promise<void>;
}

const startsWithin = 60_000;
const heap = ["-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"];

/**
 * Starts a real Kafka on the loopback, broker and controller in one process, with room for sessions as short as tests
 * need them. Its log lies in its folder. Throws when Kafka cannot be had or does not start.
 */
export async function startKafka(
  options: {
    dir?: string;
    port?: number;
    /** The port that clients are told to come to, if there is a proxy before the broker. */
    advertised?: number;
    /** Listens for clients that sign in by PLAIN or SCRAM-SHA-512 too, over TLS. */
    secure?: Secure;
  } = {},
): Promise<KafkaBroker> {
  const home = await ensureKafka();
  if ("missing" in home) throw new Error(home.missing);
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), "storytelling-kafka-")));
  const controller = await freePort();
  const port = options.port ?? (await freePort());
  const advertised = options.advertised ?? port;
  const config = join(dir, "server.properties");
  const securePort = await freePort();
  await writeFile(
    config,
    properties({
      ...settings(dir, port, controller, advertised),
      ...(options.secure ? await securely(dir, port, controller, securePort, options.secure) : {}),
    }),
  );
  await writeFile(join(dir, "log4j2.properties"), properties(logging));
  const java = [...heap, `-Dlog4j2.configurationFile=${dir}/log4j2.properties`, "-cp", `${home.jars}/*`];
  if (!(await isFormatted(dir))) await format(home.java, java, config, options.secure);

  const log = join(dir, "kafka.log");
  await rm(log, { force: true });
  const args = [...java, "kafka.Kafka", config];
  const { pid, end, hasEnded } = await startBound(home.java, args, options.dir ? "" : dir, log);
  const deadline = Date.now() + startsWithin;
  while (!(await readFile(log, "utf8").catch(() => "")).includes("Kafka Server started")) {
    if (hasEnded() || Date.now() > deadline) {
      await end("SIGKILL");
      throw new Error(`Kafka did not start on port ${port}: ${await errorIn(log)}`);
    }
    await sleep(50);
  }
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

const settings = (dir: string, port: number, controller: number, advertised: number) => ({
  "process.roles": "broker,controller",
  "node.id": 1,
  "controller.quorum.voters": `1@127.0.0.1:${controller}`,
  listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}`,
  "advertised.listeners": `PLAINTEXT://127.0.0.1:${advertised}`,
  "controller.listener.names": "CONTROLLER",
  "inter.broker.listener.name": "PLAINTEXT",
  "log.dirs": join(dir, "data"),
  "auto.create.topics.enable": false,
  "default.replication.factor": 1,
  "offsets.topic.replication.factor": 1,
  "offsets.topic.num.partitions": 4,
  "transaction.state.log.replication.factor": 1,
  "transaction.state.log.min.isr": 1,
  "group.consumer.min.session.timeout.ms": 6000,
  "group.consumer.session.timeout.ms": 6000,
  "group.consumer.min.heartbeat.interval.ms": 1000,
  "group.consumer.heartbeat.interval.ms": 1000,
  "broker.session.timeout.ms": 2000,
  "broker.heartbeat.interval.ms": 500,
  "num.network.threads": 2,
  "num.io.threads": 4,
  "log.cleaner.dedupe.buffer.size": 8_388_608,
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

const logging = {
  "rootLogger.level": "info",
  "rootLogger.appenderRefs": "out",
  "rootLogger.appenderRef.out.ref": "Out",
  appenders: "out",
  "appender.out.type": "Console",
  "appender.out.name": "Out",
  "appender.out.layout.type": "PatternLayout",
  "appender.out.layout.pattern": "%d %-5p %m (%c)%n",
};

const properties = (entries: Record<string, unknown>): string =>
  Object.entries(entries)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");

const isFormatted = (dir: string): Promise<boolean> =>
  access(join(dir, "data", "meta.properties")).then(
    () => true,
    () => false,
  );

/** Prepares the folder for a cluster of its own. */
async function format(java: string, args: readonly string[], config: string, secure?: Secure): Promise<void> {
  // One that began with "-" would be taken for an option.
  const cluster = `K${randomBytes(16).toString("base64url").slice(1)}`;
  const tool = ["kafka.tools.StorageTool", "format", "-t", cluster, "-c", config];
  if (secure) tool.push("-S", `SCRAM-SHA-512=[name=${secure.username},password=${secure.password}]`);
  const ran = await run(java, [...args, ...tool], { seconds: 60 });
  if (ran.code !== 0) throw new Error(`Kafka's storage could not be prepared: ${lastWords(ran)}`);
}

async function errorIn(log: string): Promise<string> {
  const lines = (await readFile(log, "utf8").catch(() => "")).trim().split("\n");
  return lines.findLast((line) => /ERROR|FATAL|Exception/.test(line)) ?? lines.at(-1) ?? "it wrote nothing";
}

/** A port of the loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
