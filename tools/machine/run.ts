import { spawn } from "node:child_process";

/** The result of a command: its exit code (null when it was killed), and its output. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command without input, and kills it after `seconds`; never rejects. */
export function run(
  command: string,
  args: readonly string[],
  options: { seconds: number; env?: Record<string, string>; cwd?: string },
): Promise<Ran> {
  const { promise, resolve } = Promise.withResolvers<Ran>();
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    timeout: options.seconds * 1000,
    killSignal: "SIGKILL",
    env: { ...process.env, ...options.env },
    ...(options.cwd ? { cwd: options.cwd } : {}),
  });
  const written = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    written.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    written.stderr += text;
  });
  child.once("error", (error) => resolve({ code: null, stdout: "", stderr: error.message }));
  // "exit" and not "close": a daemon that a package script left behind may hold the pipes open.
  child.once("exit", (code, signal) =>
    setTimeout(() => resolve({ code, ...written, ...(signal ? { stderr: `cut off (${signal})` } : {}) }), 50),
  );
  return promise;
}

/** The last line that is not empty of a failed command's output. */
export const lastWords = (ran: Ran): string =>
  `${ran.stdout}\n${ran.stderr}`.trim().split("\n").at(-1)?.trim() || `exit code ${ran.code}`;
