import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { add, type Counts, nothing, type Tally } from "./tally.ts";

/** The result of a file's tests. */
export interface FileEnd {
  readonly file: string;
  readonly counts: Counts;
  /** The text about its failures, printed after all files have ended. */
  readonly failures: string;
  readonly seconds: number;
}

const path = (name: string) => new URL(name, import.meta.url).pathname;
/** A test's share of its file's limit: a test that hangs fails before its file does, so that it is named. */
const shareOfTest = 0.8;

/**
 * Runs the tests of one file in a new process group. The whole group is killed when the file's process ends or reaches
 * its time limit. So no process that a test leaves behind survives it or delays the suite.
 * @param write receives the file's output as it is written
 */
export async function runFile(
  file: string,
  limitSeconds: number,
  write: (text: string) => void,
  signal: AbortSignal,
): Promise<FileEnd> {
  const began = performance.now();
  const folder = await mkdtemp(join(tmpdir(), "storytelling-suite-"));
  const tallyFile = join(folder, "tally.json");
  const child = spawn(
    process.execPath,
    [
      `--import=${path("left-open.ts")}`,
      `--test-reporter=${path("reporter.ts")}`,
      "--test-reporter-destination=stdout",
      `--test-timeout=${Math.floor(limitSeconds * shareOfTest * 1000)}`,
      file,
    ],
    {
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        // The neural voices are slow. The tests that need them open them themselves.
        VOICES: "quick",
        ...process.env,
        SUITE_TALLY: tallyFile,
        SUITE_FILE_SECONDS: String(limitSeconds),
        ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}),
      },
    },
  );
  const killGroup = () => {
    try {
      process.kill(-(child.pid ?? 0), "SIGKILL");
    } catch {
      // No process of the group is left.
    }
  };
  signal.addEventListener("abort", killGroup, { once: true });
  child.stdout.setEncoding("utf8").on("data", write);
  child.stderr.setEncoding("utf8").on("data", write);
  const closed = once(child, "close");
  const limit = setTimeout(killGroup, limitSeconds * 1000);
  const [code, killed] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
  clearTimeout(limit);
  signal.removeEventListener("abort", killGroup);
  killGroup();
  // A process that left the group may keep our pipes open for ever.
  await Promise.race([closed, sleep(1000)]);
  child.stdout.destroy();
  child.stderr.destroy();
  const tally = await readFile(tallyFile, "utf8").then(
    (text) => JSON.parse(text) as Tally,
    () => null,
  );
  await rm(folder, { recursive: true, force: true });
  const seconds = (performance.now() - began) / 1000;
  const end = tally ?? { counts: nothing, failures: "" };
  if (code === 0 && tally) return { file, ...end, seconds };
  if (end.counts.failed + end.counts.cancelled > 0) return { file, ...end, seconds };
  if (code === 0)
    return { file, counts: failed(nothing), failures: `\n✖ ${file} contains no test\n`, seconds };
  const how = killed ? `was killed after ${seconds.toFixed(0)} s` : `ended with exit code ${code}`;
  return {
    file,
    counts: failed(end.counts),
    failures: `${end.failures}\n✖ ${file} ${how}; see its output above\n`,
    seconds,
  };
}

const failed = (counts: Counts): Counts => add(counts, { ...nothing, tests: 1, failed: 1 });
