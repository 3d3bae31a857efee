import { Worker } from "node:worker_threads";
import { Refusal } from "@storytelling/values";
import type { Answer, FromThread, Question, ThreadData, ToThread } from "./messages.ts";

/** One worker thread, started with the first question, and once more after it ended by itself. */
export interface Thread {
  ask(question: Question, signal?: AbortSignal): Promise<Answer>;
  close(): Promise<void>;
}

interface Pending {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

const lost = (cause: unknown): Refusal =>
  new Refusal("unavailable", "phonemizer-ended", "Reading the text was interrupted. Try again.", { cause });

/** `data` is asked for at each start. */
export function createThread(file: URL, data: () => ThreadData): Thread {
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let asked = 0;
  let closed = false;

  /** While nobody waits for an answer, the thread does not keep the process alive. */
  function settle(id: number, how: (waiting: Pending) => void): void {
    const waiting = pending.get(id);
    pending.delete(id);
    if (pending.size === 0) worker?.unref();
    if (waiting) how(waiting);
  }

  function start(): Worker {
    const started = new Worker(file, { workerData: data() });
    let cause: unknown;
    started.on("message", (message: FromThread) =>
      settle(message.id, ({ resolve, reject }) =>
        "answer" in message ? resolve(message.answer) : reject(lost(message.error)),
      ),
    );
    started.on("error", (error) => {
      cause = error;
    });
    started.on("exit", () => {
      if (worker === started) worker = undefined;
      for (const id of [...pending.keys()]) settle(id, ({ reject }) => reject(lost(cause)));
    });
    return started;
  }

  return {
    ask(question, signal) {
      if (closed) return Promise.reject(new Error("The phonemizer is closed."));
      if (signal?.aborted) return Promise.reject(signal.reason);
      worker ??= start();
      const thread = worker;
      thread.ref();
      asked += 1;
      const id = asked;
      return new Promise<Answer>((resolve, reject) => {
        const aborted = (): void => {
          thread.postMessage({ dropped: id } satisfies ToThread);
          settle(id, () => reject(signal?.reason));
        };
        const done = (): void => signal?.removeEventListener("abort", aborted);
        pending.set(id, {
          resolve: (answer) => {
            done();
            resolve(answer);
          },
          reject: (error) => {
            done();
            reject(error);
          },
        });
        signal?.addEventListener("abort", aborted, { once: true });
        thread.postMessage({ id, question } satisfies ToThread);
      });
    },
    async close() {
      closed = true;
      await worker?.terminate();
    },
  };
}
