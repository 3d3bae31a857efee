import { mkdir } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { find } from "./find.ts";
import { install } from "./install.ts";
import { alone } from "./lock.ts";
import { type Program, packages } from "./programs.ts";
import { unpack } from "./unpack.ts";

/** A program's path, or in one sentence why there is none. */
export type Found = { path: string } | { missing: string };

const asked = new Map<Program, Promise<Found>>();

/**
 * Finds a program or gets it from Debian: as root into the machine, else into `~/.cache/storytelling/debian`.
 * Never rejects; several processes that ask at once wait for one another.
 */
export function ensureProgram(name: Program): Promise<Found> {
  const before = asked.get(name);
  if (before) return before;
  const answer = get(name).catch((error: Error) => ({
    missing: `${name} could not be had: ${error.message}`,
  }));
  asked.set(name, answer);
  return answer;
}

async function get(name: Program): Promise<Found> {
  const path = await find(name);
  if (path) return { path };
  if (!(await find("apt-get")) || !(await find("flock")))
    return { missing: `${name} is not on the PATH, and this is no Debian that it could be had from.` };
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
      : { missing: `${name} is not here: ${trouble ?? `${pkg} has none`}.` };
  });
}
