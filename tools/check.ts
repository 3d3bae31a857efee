import { spawn } from "node:child_process";

const checks = [
  // A larger nursery: otherwise the compiler spends a sixth of its time on garbage collection.
  ["types", "node", "--max-semi-space-size=128", "node_modules/typescript/bin/tsc", "-p", "."],
  ["lint", "biome", "check", "--error-on-warnings", "."],
  ["boundaries", "node", "tools/boundaries.ts"],
  ["generated", "node", "tools/gen.ts", "--check"],
] as const;

/** Runs every check. A failed check does not stop the others, so that one run reports all faults. */
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

/** Runs a command that writes to our output; resolves to its exit code. */
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
