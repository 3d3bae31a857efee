import { fileURLToPath } from "node:url";
import { MessageChannel } from "node:worker_threads";
import { ENGINE_VERSION } from "@storytelling/narrative";
import { Piscina } from "piscina";
import type { Findings } from "../domain/findings.ts";
import type { Analyzer } from "./analyzer.ts";
import type { NarrativeTask } from "./narrative-worker.ts";

// Five million characters take about 700 MB.
const heapMb = 2048;

/** What libs/narrative is at from a fraction on, as it reports it. */
const stages = [
  [0.9, "relations"],
  [0.7, "emotions"],
  [0.5, "speakers"],
  [0.3, "characters"],
  [0, "reading"],
] as const;

const stageAt = (fraction: number): string => stages.find(([from]) => fraction >= from)?.[1] ?? "reading";

/** The built-in engine, in threads of its own: an analysis never holds up requests. */
export function narrativeAnalyzer({ threads }: { threads: number }): Analyzer {
  const pool = new Piscina<NarrativeTask, Findings>({
    filename: fileURLToPath(new URL("./narrative-worker.ts", import.meta.url)),
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    env: {},
    execArgv: [],
  });
  return {
    version: ENGINE_VERSION,
    async analyze(text, { language, signal, onProgress }) {
      signal.throwIfAborted();
      const { port1, port2 } = new MessageChannel();
      port1.on("message", (fraction: number) => onProgress({ fraction, stage: stageAt(fraction) }));
      try {
        // piscina's type of this option is derived from an overload that newer types of Node list last.
        const transferList = [port2] as never;
        return await pool.run({ text, language, port: port2 }, { signal, transferList });
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      } finally {
        port1.close();
      }
    },
    close: () => pool.close({ force: true }),
  };
}
