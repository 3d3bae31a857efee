import type { Worker } from "node:worker_threads";

const EVERY_MS = 100;

/**
 * Calls `spent` once when a thread has used `limitMs` of CPU from now on. It measures CPU and not elapsed time: on a
 * busy machine an honest task takes long and uses little CPU. Returns a function that ends the watch.
 */
export const watchCpu = (thread: Worker, limitMs: number, spent: () => void): (() => void) => {
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async (before?: NodeJS.CpuUsage): Promise<void> => {
    // A thread that has not begun, or has ended, reports no CPU usage.
    const used = await thread.cpuUsage(before).catch(() => undefined);
    if (ended) return;
    if (before && used && (used.user + used.system) / 1000 > limitMs) return spent();
    timer = setTimeout(() => void look(before ?? used), EVERY_MS).unref();
  };
  void look();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
};
