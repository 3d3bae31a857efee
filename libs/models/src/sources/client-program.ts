import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { Trouble } from "../trouble.ts";
import { atPace } from "./pace.ts";
import type { Errand } from "./source.ts";

const LOOK_MS = 300;
/** A registry's client first resolves names and may try several servers. */
const SLOWER = 4;

/** A program with its first arguments. */
export type Client = readonly [program: string, ...args: string[]];

/** The bytes of all files in a folder. */
async function sizeOfFolder(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      stat(join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/**
 * Runs a package registry's own client, which writes into the errand's scratch folder. Null when there is no such
 * program.
 * @throws Trouble with the last line that it wrote
 */
export async function runClient(
  [program, ...args]: Client,
  env: Readonly<Record<string, string>>,
  { scratch, signal, pace, onBytes }: Errand,
): Promise<true | null> {
  const slower = { ...pace, seconds: pace.seconds * SLOWER };
  return atPace(slower, signal, program, async (stopped, at) => {
    const child = spawn(program, args, {
      // A folder without a project, whose settings would apply.
      cwd: scratch,
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "pipe"],
      signal: stopped,
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-4000);
    });
    const looking = setInterval(async () => {
      const bytes = await sizeOfFolder(scratch);
      at(bytes);
      onBytes(bytes);
    }, LOOK_MS);
    try {
      const [code] = await once(child, "close");
      if (code === 0) return true;
      if (/No module named pip|command not found/.test(said)) return null;
      throw new Trouble(
        "unreachable",
        `${basename(program)} failed: ${reasonIn(said) || `exit code ${code}`}`,
      );
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw error;
    } finally {
      clearInterval(looking);
    }
  });
}

/** The first line with an error. Later lines are advice, and places of logs that are deleted. */
const reasonIn = (said: string): string | undefined =>
  said
    .split("\n")
    .map((line) => line.trim())
    .find((line) => /^(?:ERROR|error|npm error)\b/.test(line) && !/^npm error code\b/.test(line))
    ?.slice(0, 300);
