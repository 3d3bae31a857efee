import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Does the work while it holds the file's lock; waits up to ten minutes for it. The lock is taken by flock(1), so the
 * kernel releases it when this process ends, even by SIGKILL.
 */
export async function alone<T>(file: string, work: () => Promise<T>): Promise<T> {
  const holder = spawn("flock", ["--exclusive", "--timeout", "600", file, "sh", "-c", "echo held; cat"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const held = await Promise.race([
    once(holder.stdout, "data").then(() => true),
    once(holder, "exit").then(() => false),
  ]);
  if (!held) throw new Error(`${file} stayed locked for ten minutes.`);
  try {
    return await work();
  } finally {
    const gone = once(holder, "exit");
    holder.stdin.end();
    await gone;
  }
}
