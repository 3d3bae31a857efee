import { readlinkSync } from "node:fs";
import { getPriority, setPriority } from "node:os";

/** A third of the weight of others who want the same core. */
const NICENESS = 5;

/** The threads or the process with this id stand back behind requests and the database; nothing where that cannot be had. */
const slow = (idOf: () => number): void => {
  try {
    setPriority(idOf(), Math.min(19, getPriority() + NICENESS));
  } catch {
    // The work is the same without it.
  }
};

/** Has this thread stand back, as those that hash passwords do. Threads have priorities of their own on Linux alone. */
export const standBack = (): void => slow(() => Number(readlinkSync("/proc/thread-self").split("/").at(-1)));

/** The same for a process that was started just now. */
export const letStandBack = (pid: number | undefined): void => {
  if (pid !== undefined) slow(() => pid);
};
