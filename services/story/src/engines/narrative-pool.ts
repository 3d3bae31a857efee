import { fileURLToPath } from "node:url";
import { MessageChannel } from "node:worker_threads";
import { watchCpu } from "@storytelling/documents/watch-cpu";
import { Refusal } from "@storytelling/values";
import { Piscina } from "piscina";
import type { Findings } from "../domain/findings.ts";
import type { AnalyzerOptions } from "./analyzer.ts";
import type { NarrativeTask, Reading } from "./narrative-worker.ts";

// Five million characters take about 700 MB.
const heapMb = 2048;
// Five million characters take three seconds. A text that takes a minute is not a story.
const mostCpuMs = 60_000;
// The last resort. It is long because a busy machine may give a normal analysis its CPU late.
const longestMs = 1_800_000;

const tooMuch = () =>
  new Refusal(
    "invalid",
    "analysis-too-complex",
    "This story takes too much work to analyse for its length. Split it in parts, or remove what is not prose.",
  );

type Options = Pick<AnalyzerOptions, "language" | "chapters" | "signal"> & {
  onProgress(fraction: number): void;
};

/** The built-in engine in worker threads, so that an analysis never blocks requests. */
export interface NarrativePool {
  read(text: string, options: Options): Promise<Reading>;
  /** Rejects with the signal's reason once it is aborted. */
  find(text: string, options: Options, judged?: NarrativeTask["judged"]): Promise<Findings>;
  close(): Promise<void>;
}

export function narrativePool({ threads }: { threads: number }): NarrativePool {
  const pool = new Piscina<NarrativeTask, Findings | Reading>({
    filename: fileURLToPath(new URL("./narrative-worker.ts", import.meta.url)),
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    env: {},
    execArgv: [],
  });

  async function run(task: Omit<NarrativeTask, "port">, { signal, onProgress }: Options) {
    signal.throwIfAborted();
    const { port1, port2 } = new MessageChannel();
    const spent = new AbortController();
    let unwatch = () => {};
    port1.on("message", (message: { thread: number } | number) => {
      if (typeof message === "number") return onProgress(message);
      const thread = pool.threads.find(({ threadId }) => threadId === message.thread);
      if (thread) unwatch = watchCpu(thread, mostCpuMs, () => spent.abort());
    });
    try {
      // piscina derives the type of this option from the wrong overload of Node's newer types.
      const transferList = [port2] as never;
      const stop = AbortSignal.any([signal, spent.signal, AbortSignal.timeout(longestMs)]);
      return await pool.run({ ...task, port: port2 }, { signal: stop, transferList });
    } catch (error) {
      signal.throwIfAborted();
      if (spent.signal.aborted || isExhaustion(error)) throw tooMuch();
      throw error;
    } finally {
      unwatch();
      port1.close();
    }
  }

  return {
    read: async (text, options) =>
      (await run({ ...told(text, options), want: "reading" }, options)) as Reading,
    find: async (text, options, judged) =>
      (await run({ ...told(text, options), want: "findings", judged }, options)) as Findings,
    close: () => pool.close({ force: true }),
  };
}

const told = (text: string, { language, chapters }: Options) => ({ text, language, chapters });

const isExhaustion = (error: unknown): boolean =>
  error instanceof RangeError ||
  (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY");
