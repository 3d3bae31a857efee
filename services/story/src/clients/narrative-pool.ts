import { fileURLToPath } from "node:url";
import { MessageChannel } from "node:worker_threads";
import { Piscina } from "piscina";
import type { Findings } from "../domain/findings.ts";
import type { AnalyzerOptions } from "./analyzer.ts";
import type { NarrativeTask, Reading } from "./narrative-worker.ts";

// Five million characters take about 700 MB.
const heapMb = 2048;
// They take half a minute; what runs longer than this is stuck.
const longestMs = 150_000;

type Options = Pick<AnalyzerOptions, "language" | "signal"> & { onProgress(fraction: number): void };

/** The built-in engine in threads of its own: an analysis never holds up requests. */
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
    port1.on("message", onProgress);
    try {
      // piscina's type of this option is derived from an overload that newer types of Node list last.
      const transferList = [port2] as never;
      const stop = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
      return await pool.run({ ...task, port: port2 }, { signal: stop, transferList });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      port1.close();
    }
  }

  return {
    read: async (text, options) =>
      (await run({ text, language: options.language, want: "reading" }, options)) as Reading,
    find: async (text, options, judged) =>
      (await run({ text, language: options.language, want: "findings", judged }, options)) as Findings,
    close: () => pool.close({ force: true }),
  };
}
