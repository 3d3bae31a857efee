import { ENGINE_VERSION } from "@storytelling/narrative";
import type { Analyzer } from "./analyzer.ts";
import { narrativePool } from "./narrative-pool.ts";

/** The stages of libs/narrative, each with the fraction from which on it reports it. */
const stages = [
  [0.9, "relations"],
  [0.7, "emotions"],
  [0.5, "speakers"],
  [0.3, "characters"],
  [0, "reading"],
] as const;

/** The stage of the built-in engine at a fraction of its work. */
export const stageAt = (fraction: number): string =>
  stages.find(([from]) => fraction >= from)?.[1] ?? "reading";

/** The built-in engine alone. */
export function narrativeAnalyzer({ threads }: { threads: number }): Analyzer {
  const pool = narrativePool({ threads });
  return {
    version: ENGINE_VERSION,
    analyze: (text, { language, chapters, signal, onProgress }) =>
      pool.find(text, {
        language,
        chapters,
        signal,
        onProgress: (fraction) => onProgress({ fraction, stage: stageAt(fraction) }),
      }),
    close: () => pool.close(),
  };
}
