import { spawn } from "node:child_process";

const checks = [
  // A larger nursery: the compiler spends a sixth of its time collecting garbage otherwise.
  ["types", "node", "--max-semi-space-size=128", "node_modules/typescript/bin/tsc", "-p", "."],
  ["lint", "biome", "check", "--error-on-warnings", "."],
  ["boundaries", "node", "tools/boundaries.ts"],
  ["generated", "node", "tools/gen.ts", "--check"],
] as const;

/** Runs every check, all of them even when one fails, so that one run tells everything. */
export async function check(): Promise<boolean> {
  let good = true;
  for (const [name, command, ...args] of checks) {
    const began = performance.now();
    const code = await run(command, args);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(`${code === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)\n`);
    good &&= code === 0;
  }
  return good;
}

/** Runs a command with our output; resolves to its exit code. */
export function run(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "inherit", env: { ...process.env, ...env } });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

if (import.meta.main) process.exitCode = (await check()) ? 0 : 1;
