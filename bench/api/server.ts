import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Load, Measured } from "./measured.ts";

/** A server in a separate process. */
export interface Server {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  /** CPU time used so far, in microseconds. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

export async function startServer(file: string, env: NodeJS.ProcessEnv, name = file): Promise<Server> {
  const child = fork(new URL(`./servers/${file}.ts`, import.meta.url), { env });
  const { port } = await answerOf<{ port: number }>(child, name);
  return {
    name,
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async cpu() {
      child.send("cpu");
      return (await answerOf<{ cpu: number }>(child, name)).cpu;
    },
    async stop() {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

/** Sends requests from a separate process, so that the measured thread does not do the sender's work. */
export async function measure(load: Load): Promise<Measured> {
  const child = fork(new URL("./load.ts", import.meta.url));
  child.send(load);
  const measured = await answerOf<Measured>(child, "the sender");
  await once(child, "exit");
  return measured;
}

async function answerOf<T>(child: ChildProcess, name: string): Promise<T> {
  const done = new AbortController();
  const { signal } = done;
  try {
    const [message] = await Promise.race([
      once(child, "message", { signal }),
      once(child, "exit", { signal }).then(([code]) => {
        throw new Error(`${name} ended with ${code}.`);
      }),
    ]);
    return message as T;
  } finally {
    done.abort();
  }
}
