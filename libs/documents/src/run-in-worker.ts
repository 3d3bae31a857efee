import { Worker } from "node:worker_threads";
import { type Fault, Refusal, type RefusalKind } from "@storytelling/values";
import { tooComplex } from "./faults.ts";
import type { ImportedStory } from "./imported-story.ts";
import type { WorkLimits } from "./limits.ts";
import { watchCpu } from "./watch-cpu.ts";

/** The input of a worker. */
export interface WorkerTask {
  bytes: Uint8Array;
  filename: string;
}

/** The output of a worker; any other failure ends it with an error. */
export type WorkerAnswer =
  | { story: ImportedStory }
  | { refusal: { kind: RefusalKind; code: string; message: string; faults: Fault[] } };

/**
 * Reads one file in a separate thread. The thread is ended after its answer, at a limit, or by an abort. Throws a
 * Refusal, the signal's reason, or the error that ended the thread.
 */
export const runInWorker = async (
  task: WorkerTask,
  limits: WorkLimits,
  signal?: AbortSignal,
): Promise<ImportedStory> => {
  signal?.throwIfAborted();
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMiB, stackSizeMb: 4 },
    env: {},
    execArgv: [],
  });
  const { promise, resolve, reject } = Promise.withResolvers<WorkerAnswer>();
  const unwatch = watchCpu(worker, limits.cpuMs, () => reject(tooComplex()));
  const timer = setTimeout(() => reject(tooComplex()), limits.wallMs);
  const abort = () => reject(signal?.reason);
  signal?.addEventListener("abort", abort, { once: true });
  worker.once("message", resolve);
  worker.once("error", (error) => reject(isExhaustion(error) ? tooComplex(error) : error));
  worker.once("exit", (code) =>
    reject(new Error(`The import worker ended with code ${code} and no answer.`)),
  );
  try {
    const answer = await promise;
    if ("story" in answer) return answer.story;
    const { kind, code, message, faults } = answer.refusal;
    throw new Refusal(kind, code, message, { faults });
  } finally {
    unwatch();
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
    await worker.terminate();
  }
};

const isExhaustion = (error: unknown): boolean =>
  error instanceof RangeError ||
  (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY");
