import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const here = import.meta.dirname;
const cache = join(
  process.env.XDG_CACHE_HOME || join(homedir(), ".cache"),
  "storytelling",
  "bench",
  "voices",
);
const program = join(cache, "venv", "bin", "python");

/**
 * Installs the scoring tools from PyPI into a virtual environment in the cache folder, once for each list of versions:
 * 6 GB, since PyPI's torch brings its libraries for graphics cards.
 */
export function installScorers(): void {
  const wanted = readFileSync(join(here, "requirements.txt"), "utf8");
  const done = join(cache, "installed.txt");
  if (existsSync(done) && readFileSync(done, "utf8") === wanted) return;
  console.error(`Installing the scoring tools into ${cache} (6 GB, some minutes) ...`);
  mkdirSync(cache, { recursive: true });
  const must = (command: string, args: string[]): void => {
    const { status, error } = spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
    if (status !== 0)
      throw new Error(`${command} ${args.join(" ")} failed. It needs Python 3.11 or later.`, {
        cause: error,
      });
  };
  if (!existsSync(program)) must("python3", ["-m", "venv", join(cache, "venv")]);
  must(program, ["-m", "pip", "install", "--quiet", "-r", join(here, "requirements.txt")]);
  writeFileSync(done, wanted);
}

/** Runs a script of this folder on a JSON file, on one core; returns the JSON that it writes. */
export function score(script: string, file: string): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const child = spawn(program, [join(here, script), file], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, OMP_NUM_THREADS: "1", HF_HUB_OFFLINE: "1", PYTHONDONTWRITEBYTECODE: "1" },
  });
  let [out, log] = ["", ""];
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    log = (log + chunk).slice(-4000);
  });
  child.on("error", reject);
  child.on("close", (code) =>
    code === 0 ? resolve(JSON.parse(out)) : reject(new Error(`${script} ended with ${code}:\n${log}`)),
  );
  return promise;
}
