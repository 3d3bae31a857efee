import { readdirSync, readFileSync } from "node:fs";
import { linesOf } from "./lines.ts";
import { startNarration } from "./service.ts";

/** Megabytes in memory: of this process, which has the service, and of the processes that speak. */
interface Held {
  readonly service: number;
  readonly voices: number;
}

/** The most that was held while a story was narrated, or its first minutes, and how many lines were done by then. */
export interface Memory extends Held {
  readonly words: number;
  readonly lines: number;
  readonly done: number;
  readonly seconds: number;
}

const read = (pid: string, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
};

/** By Linux's /proc. The database is not counted. */
function held(): Held {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [pid, /\) \S (\d+)/.exec(read(pid, "stat"))?.[1]]),
  );
  const ours = new Set([String(process.pid)]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid, parent] of parents) {
      if (parent && ours.has(parent) && !ours.has(pid)) grown = Boolean(ours.add(pid));
    }
  }
  const megabytes = (pid: string) => Number(/VmRSS:\s+(\d+)/.exec(read(pid, "status"))?.[1] ?? 0) / 1024;
  const speaking = [...ours].filter((pid) => /program\.ts|espeak-ng/.test(read(pid, "cmdline")));
  return {
    service: megabytes(String(process.pid)),
    voices: speaking.reduce((sum, pid) => sum + megabytes(pid), 0),
  };
}

/** Narrates so many words, for so many minutes at most, and looks at the memory each half second. */
export async function memory(words: number, minutes: number): Promise<Memory> {
  const [lines] = linesOf(words);
  if (!lines) throw new Error("The story has no lines.");
  const narration = await startNarration();
  try {
    const id = await narration.begin(lines);
    const started = performance.now();
    let most: Held = { service: 0, voices: 0 };
    for (;;) {
      const now = held();
      most = {
        service: Math.max(most.service, now.service),
        voices: Math.max(most.voices, now.voices),
      };
      const { status, error, progress } = await narration.progress(id);
      if (status === "failed") throw new Error(`The narration failed: ${error}`);
      const seconds = (performance.now() - started) / 1000;
      if (status === "done" || seconds > minutes * 60) {
        return { words, lines: lines.lines.length, done: progress.done, seconds, ...most };
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  } finally {
    await narration.stop();
  }
}
