import { readFile } from "node:fs/promises";
import type { RecordingLimits } from "../limits.ts";

const EVERY_MS = 50;
const PAGE_BYTES = 4096;
const TICKS_A_SECOND = 100;
const MIB = 1024 * 1024;

/** Memory and CPU time of a process. Null where the system does not tell, or when it has ended. */
async function usageOf(pid: number): Promise<{ memoryMiB: number; cpuSeconds: number } | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "latin1").catch(() => null);
  if (stat === null) return null;
  // The name, in parentheses, may hold spaces; the fields count from the state, which is the third.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [user, system, pages] = [fields[11], fields[12], fields[21]].map(Number) as [number, number, number];
  return { memoryMiB: (pages * PAGE_BYTES) / MIB, cpuSeconds: (user + system) / TICKS_A_SECOND };
}

/**
 * Calls `exceeded` once when the process uses more memory or CPU time than it may. Returns a function that ends the
 * watch. Only Linux tells; elsewhere the time that passes is the limit.
 */
export function watchProcess(
  pid: number,
  { memoryMiB, cpuSeconds }: RecordingLimits,
  exceeded: () => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const look = async (): Promise<void> => {
    const usage = await usageOf(pid);
    if (ended || usage === null) return;
    if (usage.memoryMiB > memoryMiB || usage.cpuSeconds > cpuSeconds) return exceeded();
    timer = setTimeout(() => void look(), EVERY_MS).unref();
  };
  void look();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
