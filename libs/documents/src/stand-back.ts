import { readlinkSync } from "node:fs";
import { getPriority, setPriority } from "node:os";

/** A third of the weight of other threads that want the same core. */
const NICENESS = 5;

/**
 * Lowers the priority of this thread below requests and the database, like the threads that hash passwords. Only Linux
 * has priorities for single threads; elsewhere it does nothing.
 */
export const standBack = (): void => {
  try {
    const id = Number(readlinkSync("/proc/thread-self").split("/").at(-1));
    setPriority(id, Math.min(19, getPriority() + NICENESS));
  } catch {
    // The priority does not change the result of the work.
  }
};
