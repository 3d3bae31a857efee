import { createHash } from "node:crypto";
import { access, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { find, isExecutable } from "./find.ts";
import { install } from "./install.ts";
import { kafkaJars, kafkaVersion } from "./kafka-jars.ts";
import { alone } from "./lock.ts";
import { lastWords, run } from "./run.ts";

/** A Java that can run Kafka and the folder with its jars, or one sentence that says why they are missing. */
export type KafkaHome = { java: string; jars: string } | { missing: string };

const oldestJava = 17;
let asked: Promise<KafkaHome> | undefined;

/**
 * Finds Kafka or installs it: the jars by Maven, from the repository in its settings, into `~/.cache/storytelling`;
 * Java and Maven, as root, from Debian. Never rejects. Processes that call it at the same time wait for one another.
 */
export function ensureKafka(): Promise<KafkaHome> {
  asked ??= get().catch((error: Error) => ({ missing: `Kafka could not be installed: ${error.message}` }));
  return asked;
}

async function get(): Promise<KafkaHome> {
  if (!(await find("flock"))) return { missing: "Kafka needs flock, which is not on the PATH." };
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
      missing: `Kafka needs Java ${oldestJava} or later, which is neither on the PATH nor in JAVA_HOME.`,
    };
  return alone(join(tmpdir(), "storytelling-apt.lock"), async () => {
    const trouble = (await findJava()) ? null : await install("default-jre-headless");
    const installed = await findJava();
    return installed
      ? { path: installed }
      : { missing: `Java could not be installed: ${trouble ?? `Debian's is older than ${oldestJava}`}.` };
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
    const trouble = await fetchJars(half);
    if (trouble) return { missing: trouble };
    await rename(half, folder);
    return { path: folder };
  });
}

/** Downloads the jars into a folder by Maven and checks each; null when all are right, else the fault. */
async function fetchJars(folder: string): Promise<string | null> {
  const maven = (await find("mvn")) ?? (await installMaven());
  if (typeof maven !== "string") return maven.missing;
  const pom = join(folder, "pom.xml");
  await writeFile(pom, pomOf(kafkaJars.map(([path]) => path)));
  const goal = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies";
  const args = ["-B", "-q", "-f", pom, goal, `-DoutputDirectory=${folder}`, "-DexcludeTransitive=true"];
  const ran = await run(maven, args, { seconds: 300 });
  if (ran.code !== 0) return `Maven could not get Kafka's jars: ${lastWords(ran)}`;
  await rm(pom);
  for (const [path, sha256] of kafkaJars) {
    const jar = await readFile(join(folder, basename(path))).catch(() => null);
    if (!jar) return `Maven did not download ${basename(path)}.`;
    if (createHash("sha256").update(jar).digest("hex") !== sha256)
      return `${basename(path)} does not have the expected SHA-256.`;
  }
  return null;
}

async function installMaven(): Promise<string | { missing: string }> {
  if (process.getuid?.() !== 0 || !(await find("apt-get"))) {
    return { missing: "Kafka's jars are downloaded by Maven, and mvn is not on the PATH." };
  }
  const trouble = await alone(join(tmpdir(), "storytelling-apt.lock"), () => install("maven"));
  return (
    (await find("mvn")) ?? {
      missing: `Maven could not be installed: ${trouble ?? "its package contains no mvn"}.`,
    }
  );
}

/**
 * A Maven project that depends on exactly these jars, given by their paths in a repository:
 * group/artifact/version/file.
 */
function pomOf(paths: readonly string[]): string {
  const dependencies = paths.map((path) => {
    const parts = path.split("/");
    const [version, artifact] = [parts.at(-2), parts.at(-3)];
    const classifier = new RegExp(`^${artifact}-${version}-(.+)[.]jar$`).exec(basename(path))?.[1];
    return `<dependency><groupId>${parts.slice(0, -3).join(".")}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>${classifier ? `<classifier>${classifier}</classifier>` : ""}<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>`;
  });
  return `<project><modelVersion>4.0.0</modelVersion><groupId>storytelling</groupId><artifactId>kafka</artifactId><version>1</version><packaging>pom</packaging><dependencies>${dependencies.join("")}</dependencies></project>`;
}
