import { ENGINE_VERSION } from "@storytelling/narrative";
import type { Analyzer } from "./analyzer.ts";
import { narrativePool } from "./narrative-pool.ts";

/** What libs/narrative is at from a fraction on, as it reports it. */
const stages = [
  [0.9, "relations"],
  [0.7, "emotions"],
  [0.5, "speakers"],
  [0.3, "characters"],
  [0, "reading"],
] as const;

/** What the built-in engine is working on when it has done so much of its work. */
export const stageAt = (fraction: number): string =>
  stages.find(([from]) => fraction >= from)?.[1] ?? "reading";

/** The built-in engine alone. */
export function narrativeAnalyzer({ threads }: { threads: number }): Analyzer {
  const pool = narrativePool({ threads });
  return {
    version: ENGINE_VERSION,
    analyze: (text, { language, signal, onProgress }) =>
      pool.find(text, {
        language,
        signal,
        onProgress: (fraction) => onProgress({ fraction, stage: stageAt(fraction) }),
      }),
    close: () => pool.close(),
  };
}
