import { readlinkSync } from "node:fs";
import { getPriority, setPriority } from "node:os";

/** A third of the weight of other threads that want the same core. */
const NICENESS = 5;

/**
 * Lowers the priority of the thread or process with this id below requests and the database; does nothing where the
 * system does not allow it.
 */
const slow = (idOf: () => number): void => {
  try {
    setPriority(idOf(), Math.min(19, getPriority() + NICENESS));
  } catch {
    // The priority does not change the result of the work.
  }
};

/**
 * Lowers the priority of this thread, as for threads that hash passwords. Only Linux has priorities for single threads.
 */
export const standBack = (): void => slow(() => Number(readlinkSync("/proc/thread-self").split("/").at(-1)));

/** The same for a process that was just started. */
export const letStandBack = (pid: number | undefined): void => {
  if (pid !== undefined) slow(() => pid);
};
