import { type Clock, type Db, transaction } from "@storytelling/service";
import type { Logger } from "pino";
import type { Attempt } from "../domain/analysis-run.ts";
import { touchRun } from "./analyses.ts";
import type { Tables } from "./tables.ts";

const everyMs = 200;
const stillAliveMs = 2000;

/** Keeps the row of a running analysis up to date. */
export interface RunProgress {
  report(progress: { fraction: number; stage: string }): void;
  /** Aborted when the attempt is no longer wanted: its story was changed or deleted, or another attempt has begun. */
  readonly gone: AbortSignal;
  stop(): Promise<void>;
}

/** Writes the newest progress to the analysis' row, at most every 200 ms, and a sign of life every 2 s. */
export function followRun(
  { db, clock, log }: { db: Db<Tables>; clock: Clock; log: Logger },
  attempt: Attempt,
): RunProgress {
  const gone = new AbortController();
  let newest = { fraction: 0, stage: "reading" };
  let written = newest;
  let writtenAt = performance.now();
  let writing: Promise<void> = Promise.resolve();
  let busy = false;

  async function write(): Promise<void> {
    if (newest === written && performance.now() - writtenAt < stillAliveMs) return;
    const progress = newest;
    try {
      const wanted = await transaction(db, (tx) => touchRun(tx, attempt, progress, clock.now()));
      if (!wanted) gone.abort(new Error("The analysis is no longer wanted."));
      written = progress;
      writtenAt = performance.now();
    } catch (error) {
      log.warn({ err: error, analysis: attempt.id }, "progress of an analysis could not be saved");
    }
  }

  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    writing = write().finally(() => {
      busy = false;
    });
  }, everyMs);
  return {
    report: (progress) => {
      newest = progress;
    },
    gone: gone.signal,
    async stop() {
      clearInterval(timer);
      await writing;
    },
  };
}
