import { readdir, readFile } from "node:fs/promises";
import { getPriority, platform, setPriority } from "node:os";

/** What Node's thread pool, on which hashes are made, calls its threads. */
const pooled = "libuv-worker";
/** A third of the weight of others who want the same core: they go first, and hashes still go on beside narration. */
const niceness = 5;

/**
 * Has the threads that make hashes stand back behind whoever else wants a core: requests are answered and the database
 * works while people sign in. False where that cannot be had: threads have priorities of their own on Linux alone.
 * To be called when the pool has its threads, that is after a first hash.
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
