import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "@storytelling/service/testing";
import { findPlatform } from "../src/find-platform.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

export interface Started {
  readonly url: string;
  readonly port: string;
  readonly dataDir: string;
  /** What it has printed so far. */
  said(): string;
  /** Sends SIGINT, waits, and returns the exit code; the data folder stays until `forget`. */
  stop(): Promise<number | null>;
  forget(): Promise<void>;
}

/** Runs `npm start` with these options until it is ready, in a new data folder or in that of another run. */
export async function started(
  args: readonly string[],
  env: Record<string, string> = {},
  dir?: string,
): Promise<Started> {
  const dataDir = dir ?? (await mkdtemp(join(tmpdir(), "storytelling-start-")));
  let said = "";
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, VOICES: "quick", HOST: "", PORT: "0", STORYTELLING_DATA: dataDir, ...env },
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      said += chunk;
    });
  const url = await until(() => {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${said}`);
    return /Demo users|Stop {2}/.test(said) && findPlatform(dataDir);
  }, 240);
  return {
    url,
    port: new URL(url).port,
    dataDir,
    said: () => said,
    async stop() {
      const exited = once(child, "exit");
      child.kill("SIGINT");
      const [code] = await exited;
      return code;
    },
    forget: () => rm(dataDir, { recursive: true, force: true }),
  };
}
