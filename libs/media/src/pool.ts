import { availableParallelism } from "node:os";
import { limiter, Refusal } from "@storytelling/values";
import { Piscina } from "piscina";

/** Worker threads that all run one file's default export. */
export interface Pool<Task, Result> {
  run(task: Task, signal?: AbortSignal): Promise<Result>;
  close(): Promise<void>;
}

/**
 * Starts threads with the first task, and ends idle ones. When a task takes longer than `timeoutMs` from its start, or
 * its signal aborts, its thread is ended and replaced. A timeout rejects with the `Refusal` `took-too-long`, a thread
 * that ends by itself with `worker-ended`; both are `unavailable`.
 */
export function createPool<Task, Result>(
  file: URL,
  { workers = availableParallelism(), timeoutMs }: { workers?: number | undefined; timeoutMs: number },
): Pool<Task, Result> {
  const limit = limiter({ atOnce: workers });
  let threads: Piscina<Task, Result> | undefined;
  let closed = false;

  async function perform(task: Task, signal?: AbortSignal): Promise<Result> {
    if (closed) throw new Error("The pool is closed.");
    threads ??= new Piscina<Task, Result>({
      filename: file.href,
      minThreads: 0,
      maxThreads: workers,
      idleTimeout: 10_000,
    });
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), timeoutMs);
    try {
      return await threads.run(task, {
        signal: signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal,
      });
    } catch (cause) {
      signal?.throwIfAborted();
      if (timeout.signal.aborted) {
        throw new Refusal(
          "unavailable",
          "took-too-long",
          "The work took too long. Try again, or with a shorter text.",
          {
            cause,
          },
        );
      }
      if (cause instanceof Error && /worker/i.test(cause.message) && !(cause instanceof Refusal)) {
        throw new Refusal("unavailable", "worker-ended", "The work was interrupted. Try again.", { cause });
      }
      throw cause;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    run: (task, signal) => limit(() => perform(task, signal), signal),
    async close() {
      closed = true;
      await threads?.destroy();
    },
  };
}
