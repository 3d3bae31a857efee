import { mkdir } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { find } from "./find.ts";
import { install } from "./install.ts";
import { alone } from "./lock.ts";
import { type Program, packages } from "./programs.ts";
import { unpack } from "./unpack.ts";

/** A program's path, or one sentence that says why there is none. */
export type Found = { path: string } | { missing: string };

const asked = new Map<Program, Promise<Found>>();

/**
 * Finds a program or installs it from Debian: as root on the machine, otherwise into `~/.cache/storytelling/debian`.
 * Never rejects. Processes that call it at the same time wait for one another.
 */
export function ensureProgram(name: Program): Promise<Found> {
  const before = asked.get(name);
  if (before) return before;
  const answer = get(name).catch((error: Error) => ({
    missing: `${name} could not be installed: ${error.message}`,
  }));
  asked.set(name, answer);
  return answer;
}

async function get(name: Program): Promise<Found> {
  const path = await find(name);
  if (path) return { path };
  if (!(await find("apt-get")) || !(await find("flock")))
    return { missing: `${name} is not on the PATH, and it can be installed automatically on Debian only.` };
  const root = process.getuid?.() === 0;
  const home = join(homedir(), ".cache", "storytelling", "debian");
  if (!root) await mkdir(home, { recursive: true });
  return alone(root ? join(tmpdir(), "storytelling-apt.lock") : join(home, "lock"), async () => {
    const meanwhile = await find(name);
    if (meanwhile) return { path: meanwhile };
    const { name: pkg, binaries } = packages[name];
    if (!root) return unpack(home, pkg, binaries);
    const trouble = await install(pkg);
    const installed = await find(name);
    return installed
      ? { path: installed }
      : {
          missing: `${name} could not be installed: ${trouble ?? `the package ${pkg} does not contain it`}.`,
        };
  });
}
