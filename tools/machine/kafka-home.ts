import { createHash } from "node:crypto";
import { access, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { find, isExecutable } from "./find.ts";
import { install } from "./install.ts";
import { kafkaJars, kafkaVersion } from "./kafka-jars.ts";
import { alone } from "./lock.ts";
import { run } from "./run.ts";

/** A Java that can run Kafka and the folder with its jars, or in one sentence why they could not be had. */
export type KafkaHome = { java: string; jars: string } | { missing: string };

const repository = process.env.MAVEN_REPOSITORY ?? "https://repo1.maven.org/maven2";
const oldestJava = 17;
let asked: Promise<KafkaHome> | undefined;

/**
 * Finds Kafka or gets it: jars from Maven Central, or `MAVEN_REPOSITORY`, into `~/.cache/storytelling`; Java, as root,
 * from Debian. Never rejects; several processes that ask at once wait for one another.
 */
export function ensureKafka(): Promise<KafkaHome> {
  asked ??= get().catch((error: Error) => ({ missing: `Kafka could not be had: ${error.message}` }));
  return asked;
}

async function get(): Promise<KafkaHome> {
  if (!(await find("flock"))) return { missing: "Kafka is started with flock, which is not on the PATH." };
  const java = await ensureJava();
  if ("missing" in java) return java;
  const jars = await ensureJars();
  return "missing" in jars ? jars : { java: java.path, jars: jars.path };
}

async function ensureJava(): Promise<{ path: string } | { missing: string }> {
  const found = await findJava();
  if (found) return { path: found };
  if (process.getuid?.() !== 0 || !(await find("apt-get")))
    return {
      missing: `Kafka needs Java ${oldestJava} or later, which is neither on the PATH nor JAVA_HOME.`,
    };
  return alone(join(tmpdir(), "storytelling-apt.lock"), async () => {
    const trouble = (await findJava()) ? null : await install("default-jre-headless");
    const installed = await findJava();
    return installed
      ? { path: installed }
      : { missing: `Java is not here: ${trouble ?? `Debian's is older than ${oldestJava}`}.` };
  });
}

async function findJava(): Promise<string | null> {
  const home = process.env.JAVA_HOME && join(process.env.JAVA_HOME, "bin", "java");
  for (const path of [home, await find("java")]) {
    if (!path || !(await isExecutable(path))) continue;
    const { stderr } = await run(path, ["-version"], { seconds: 20 });
    if (Number(/version "(\d+)/.exec(stderr)?.[1]) >= oldestJava) return path;
  }
  return null;
}

async function ensureJars(): Promise<{ path: string } | { missing: string }> {
  const cache = join(homedir(), ".cache", "storytelling");
  const folder = join(cache, `kafka-${kafkaVersion}`);
  const isThere = () =>
    access(folder).then(
      () => true,
      () => false,
    );
  if (await isThere()) return { path: folder };
  await mkdir(cache, { recursive: true });
  return alone(join(cache, "kafka.lock"), async () => {
    if (await isThere()) return { path: folder };
    const half = `${folder}.half`;
    await rm(half, { recursive: true, force: true });
    await mkdir(half);
    const left = [...kafkaJars];
    const fetcher = async () => {
      for (let jar = left.pop(); jar; jar = left.pop())
        await writeFile(join(half, basename(jar[0])), await read(...jar));
    };
    await Promise.all([fetcher(), fetcher(), fetcher(), fetcher()]);
    await rename(half, folder);
    return { path: folder };
  });
}

/** A jar whose digest is right, from this machine's Maven or from the network. */
async function read(path: string, sha256: string): Promise<Buffer> {
  const isRight = (jar: Buffer) => createHash("sha256").update(jar).digest("hex") === sha256;
  const local = await readFile(join(homedir(), ".m2", "repository", path)).catch(() => null);
  if (local && isRight(local)) return local;
  const url = `${repository}/${path}`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(120_000) }).catch((error: Error) => {
    throw new Error(`${url}: ${error.cause instanceof Error ? error.cause.message : error.message}`);
  });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  const jar = Buffer.from(await answer.arrayBuffer());
  if (!isRight(jar)) throw new Error(`${url} has another SHA-256 than ours`);
  return jar;
}
