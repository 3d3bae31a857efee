import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The address of the platform that runs on this data folder, or null. */
export async function findPlatform(dataDir: string): Promise<string | null> {
  try {
    const { url, pid } = JSON.parse(await readFile(join(dataDir, "running.json"), "utf8")) as {
      url: string;
      pid: number;
    };
    process.kill(pid, 0);
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(3000) });
    return response.ok ? url : null;
  } catch {
    // No file, a dead process, or an address that does not answer: nothing runs here.
    return null;
  }
}
