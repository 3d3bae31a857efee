import { randomBytes } from "node:crypto";
import { access, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type BoundServer, startBound } from "./bound-server.ts";
import { keepClasses, sharedClasses } from "./kafka-classes.ts";
import { ensureKafka } from "./kafka-home.ts";
import { lastWords, type Ran, run } from "./run.ts";

const startsWithin = 60_000;
const heap = ["-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"];

/**
 * The settings of every Kafka in tests: small, quick to detect a lost member, with session timeouts as short as tests
 * need.
 */
export const commonSettings = {
  "process.roles": "broker,controller",
  "controller.listener.names": "CONTROLLER",
  "inter.broker.listener.name": "PLAINTEXT",
  "auto.create.topics.enable": false,
  "offsets.topic.num.partitions": 4,
  "group.consumer.min.session.timeout.ms": 6000,
  "group.consumer.session.timeout.ms": 6000,
  "group.consumer.min.heartbeat.interval.ms": 1000,
  "group.consumer.heartbeat.interval.ms": 1000,
  "broker.session.timeout.ms": 2000,
  "broker.heartbeat.interval.ms": 500,
  "num.network.threads": 2,
  "num.io.threads": 4,
  "log.cleaner.dedupe.buffer.size": 8_388_608,
};

/**
 * Starts one process of Kafka on its folder, and formats the folder when it is new. The log is in the folder, too.
 * Throws when Kafka cannot be installed or does not start.
 */
export async function startNode(options: {
  dir: string;
  settings: Record<string, unknown>;
  cluster: string;
  /** The user who may sign in by SCRAM, in the syntax of Kafka's own tool. */
  scram?: string | undefined;
  /** Deletes the folder when this process ends without ending Kafka. */
  passing: boolean;
}): Promise<BoundServer> {
  const home = await ensureKafka();
  if ("missing" in home) throw new Error(home.missing);
  const { dir, settings } = options;
  const config = join(dir, "server.properties");
  await writeFile(config, properties({ ...settings, "log.dirs": join(dir, "data") }));
  await writeFile(join(dir, "log4j2.properties"), properties(logging));
  const java = [...heap, `-Dlog4j2.configurationFile=${dir}/log4j2.properties`, "-cp", `${home.jars}/*`];
  if (!(await isFormatted(dir))) {
    await format(home.java, [...(await sharedClasses(home.jars, dir)), ...java], config, options);
    await keepClasses(home.jars, dir);
  }

  const log = join(dir, "kafka.log");
  await rm(log, { force: true });
  const server = await startBound(
    home.java,
    [...(await sharedClasses(home.jars)), ...java, "kafka.Kafka", config],
    options.passing ? dir : "",
    log,
  );
  const deadline = Date.now() + startsWithin;
  while (!(await readFile(log, "utf8").catch(() => "")).includes("Kafka Server started")) {
    if (server.hasEnded() || Date.now() > deadline) {
      await server.end("SIGKILL");
      throw new Error(`Kafka did not start in ${dir}: ${await errorIn(log)}`);
    }
    await sleep(50);
  }
  return server;
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

/** Formats the folder for a node of the cluster. */
async function format(
  java: string,
  args: readonly string[],
  config: string,
  { cluster, scram }: { cluster: string; scram?: string | undefined },
): Promise<void> {
  const tool = ["kafka.tools.StorageTool", "format", "-t", cluster, "-c", config];
  if (scram) tool.push("-S", scram);
  const ran = await run(java, [...args, ...tool], { seconds: 60 });
  if (ran.code !== 0) throw new Error(`Kafka's storage could not be formatted: ${causeOf(ran)}`);
}

/** Java's last line is "... 8 more"; the lines that name exceptions say more. */
const causeOf = (ran: Ran): string =>
  `${ran.stdout}\n${ran.stderr}`
    .split("\n")
    .filter((line) => /Exception|Error|Caused by/.test(line))
    .join(" ") || lastWords(ran);

async function errorIn(log: string): Promise<string> {
  const lines = (await readFile(log, "utf8").catch(() => "")).trim().split("\n");
  return lines.findLast((line) => /ERROR|FATAL|Exception/.test(line)) ?? lines.at(-1) ?? "it wrote nothing";
}

/** An id for a new cluster. It begins with a letter: one that began with "-" would be read as an option. */
export const newClusterId = (): string => `K${randomBytes(16).toString("base64url").slice(1)}`;
