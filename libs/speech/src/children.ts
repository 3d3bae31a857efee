import { type ChildProcess, fork } from "node:child_process";
import { letStandBack } from "@storytelling/media";
import { limiter, Refusal } from "@storytelling/values";

const IDLE_MS = 30_000;

/** The child process ended before it answered, or was killed because it took too long. */
export class ChildLost extends Error {}

/** Child processes of one program, each answering one request at a time. */
export interface Children<Ask, Reply> {
  ask(ask: Ask, signal?: AbortSignal): Promise<Reply>;
  close(): void;
}

/**
 * Runs `program` in up to `width` child processes, which are started when needed and ended when idle. A child that
 * takes longer than `timeoutMs`, or whose request is aborted, is killed. Rejects with `ChildLost`, the signal's reason
 * or the program's own error. The program answers each message, `ask` with an `id`, by its reply with the same `id`, or
 * by that and an `error` text.
 */
export function createChildren<Ask extends object, Reply extends object>(
  program: URL,
  width: number,
  timeoutMs: number,
): Children<Ask, Reply> {
  const limit = limiter({ atOnce: width });
  const idle: ChildProcess[] = [];
  const all = new Set<ChildProcess>();
  const timers = new WeakMap<ChildProcess, NodeJS.Timeout>();
  let asked = 0;
  let closed = false;

  function start(): ChildProcess {
    const child = fork(program, [], {
      serialization: "advanced",
      execArgv: ["--no-warnings"],
      env: {},
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    all.add(child);
    letStandBack(child.pid);
    const gone = (): void => {
      all.delete(child);
      const at = idle.indexOf(child);
      if (at >= 0) idle.splice(at, 1);
    };
    child.on("exit", gone).on("error", gone);
    return child;
  }

  function take(): ChildProcess {
    const child = idle.pop() ?? start();
    clearTimeout(timers.get(child));
    child.ref();
    child.channel?.ref();
    return child;
  }

  function giveBack(child: ChildProcess): void {
    if (closed || !child.connected) {
      child.kill("SIGKILL");
      return;
    }
    child.unref();
    child.channel?.unref();
    timers.set(child, setTimeout(() => child.kill("SIGKILL"), IDLE_MS).unref());
    idle.push(child);
  }

  function converse(child: ChildProcess, ask: Ask, signal?: AbortSignal): Promise<Reply> {
    const id = ++asked;
    return new Promise<Reply>((resolve, reject) => {
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", aborted);
        child.off("message", answered).off("exit", lost).off("error", lost);
        settle();
      };
      const fail = (error: unknown): void => {
        child.kill("SIGKILL");
        finish(() => reject(error));
      };
      const lost = (): void => fail(new ChildLost("The speech program ended before it answered."));
      const aborted = (): void => fail(signal?.reason);
      const answered = (answer: unknown): void => {
        const reply = answer as Reply & { id: number; error?: string };
        if (reply.id !== id) return;
        giveBack(child);
        finish(() => (reply.error === undefined ? resolve(reply) : reject(new Error(reply.error))));
      };
      const timer = setTimeout(
        () => fail(new ChildLost(`The speech program took longer than ${timeoutMs} ms.`)),
        timeoutMs,
      );
      signal?.addEventListener("abort", aborted, { once: true });
      child.on("message", answered).on("exit", lost).on("error", lost);
      child.send({ ...ask, id }, (error) => {
        if (error) lost();
      });
    });
  }

  return {
    ask: (ask, signal) =>
      limit(async () => {
        if (closed) throw new Error("The speech provider is closed.");
        return converse(take(), ask, signal);
      }, signal),
    close() {
      closed = true;
      for (const child of all) child.kill("SIGKILL");
    },
  };
}

/** Asks, and once more after a `ChildLost`. The second loss is the `Refusal` `speech-unavailable`. */
export async function askTwice<Ask, Reply>(
  children: Children<Ask, Reply>,
  ask: Ask,
  signal?: AbortSignal,
): Promise<Reply> {
  try {
    return await children.ask(ask, signal).catch((error) => {
      if (error instanceof ChildLost) return children.ask(ask, signal);
      throw error;
    });
  } catch (cause) {
    if (!(cause instanceof ChildLost)) throw cause;
    throw new Refusal("unavailable", "speech-unavailable", "The voice does not answer. Try again later.", {
      cause,
    });
  }
}
