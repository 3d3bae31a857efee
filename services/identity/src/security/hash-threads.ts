import { readdir, readFile } from "node:fs/promises";
import { getPriority, platform, setPriority } from "node:os";

/** The name of the threads in Node's thread pool, which makes the hashes. */
const pooled = "libuv-worker";
/**
 * A third of the weight of other threads on the same core: they run first, and hashes still progress beside narration.
 */
const niceness = 5;

/**
 * Lowers the priority of the threads that make hashes, so that requests and the database are served while people sign
 * in. False where this is not possible: only Linux has a priority for each thread.
 * Call it once the pool has its threads, that is after a first hash.
 */
export async function standBack(): Promise<boolean> {
  if (platform() !== "linux") return false;
  try {
    const ids = await readdir("/proc/self/task");
    const names = await Promise.all(ids.map((id) => readFile(`/proc/self/task/${id}/comm`, "utf8")));
    const threads = ids.filter((_, nth) => names[nth]?.trim() === pooled);
    for (const id of threads) setPriority(Number(id), Math.min(19, getPriority() + niceness));
    return threads.length > 0;
  } catch {
    return false;
  }
}
