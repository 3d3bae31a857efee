import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The peer's package with its own Python, in the user's cache; made at the first run. Returns the Python program. */
export function peerPython(): string {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const folder = join(cache, "storytelling", "bench", "hibari-tts-0.2.1");
  const python = join(folder, "bin", "python");
  const done = join(folder, "bin", "hibari");
  if (!existsSync(done)) {
    execFileSync("python3", ["-m", "venv", folder], { stdio: "inherit" });
    execFileSync(python, ["-m", "pip", "install", "--quiet", "hibari-tts==0.2.1"], { stdio: "inherit" });
  }
  return python;
}
