import { readlinkSync } from "node:fs";
import { getPriority, setPriority } from "node:os";

/** A third of the weight of others who want the same core. */
const NICENESS = 5;

/**
 * Has this thread stand back behind requests and the database, as those that hash passwords do. Where threads have no
 * priorities of their own, which is everywhere but on Linux, nothing is changed.
 */
export const standBack = (): void => {
  try {
    const id = Number(readlinkSync("/proc/thread-self").split("/").at(-1));
    setPriority(id, Math.min(19, getPriority() + NICENESS));
  } catch {
    // The work is the same without it.
  }
};
