import { glob } from "node:fs/promises";
import { type FileEnd, runFile } from "./run-file.ts";
import { add, closingLines, nothing } from "./tally.ts";

const many = 20;
const write = (text: string) => void process.stdout.write(text);

/**
 * Runs test files, each in a new process group with a time limit, and prints the summary of `node --test`. It always
 * ends, even when tests leave processes behind. Planted files, which must fail, run only when they are named.
 * @returns whether all tests were green
 */
export async function runSuite(options: {
  patterns: readonly string[];
  concurrency: number;
  /** The time limit for each file. */
  limitSeconds: number;
}): Promise<boolean> {
  const began = performance.now();
  const waiting = await find(options.patterns);
  if (waiting.length === 0) throw new Error(`No test file matches ${options.patterns.join(" or ")}.`);
  const alone = waiting.length === 1;
  const ends: FileEnd[] = [];
  const stopped = new AbortController();
  const stop = (signal: NodeJS.Signals) => stopped.abort(new Error(`Stopped by ${signal}.`));
  process.on("SIGINT", stop).on("SIGTERM", stop);

  async function work(): Promise<void> {
    for (let file = waiting.shift(); file && !stopped.signal.aborted; file = waiting.shift()) {
      const written: string[] = [];
      const keep = (text: string) => void written.push(text);
      ends.push(await runFile(file, options.limitSeconds, alone ? write : keep, stopped.signal));
      write(written.join(""));
    }
  }
  await Promise.all(Array.from({ length: options.concurrency }, work));
  process.off("SIGINT", stop).off("SIGTERM", stop);

  const counts = ends.reduce((sum, end) => add(sum, end.counts), nothing);
  if (ends.length > many) write(slowest(ends));
  write(ends.map((end) => end.failures).join(""));
  if (stopped.signal.aborted) write(`\n✖ ${(stopped.signal.reason as Error).message}\n`);
  write(closingLines(counts, performance.now() - began));
  return counts.failed + counts.cancelled === 0 && !stopped.signal.aborted;
}

async function find(patterns: readonly string[]): Promise<string[]> {
  const files = new Set<string>();
  for (const pattern of patterns)
    for await (const file of glob(pattern))
      if (file === pattern || !/(^|\/)(node_modules|planted)\//.test(file)) files.add(file);
  return [...files];
}

function slowest(ends: readonly FileEnd[]): string {
  const sorted = ends.toSorted((a, b) => b.seconds - a.seconds).slice(0, many);
  const lines = sorted.map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} ${file}\n`);
  return `\nThe slowest files, in seconds:\n${lines.join("")}`;
}
