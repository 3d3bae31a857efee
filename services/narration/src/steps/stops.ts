import type { Run } from "../domain/narration.ts";

/** Aborts the work of this process on a run of a narration. */
export interface Stops {
  /** Runs work with a signal that also aborts when the run is stopped. */
  during<R>(run: Run, signal: AbortSignal, work: (signal: AbortSignal) => Promise<R>): Promise<R>;
  /** Aborts the work on this run only, since a later run of the same narration may have begun. */
  stop(run: Run): void;
}

export function createStops(): Stops {
  const underWay = new Map<string, Set<AbortController>>();
  const keyOf = ({ id, workId }: Run) => `${id} ${workId}`;
  return {
    async during(run, signal, work) {
      const own = new AbortController();
      const key = keyOf(run);
      const others = underWay.get(key) ?? new Set();
      underWay.set(key, others.add(own));
      try {
        return await work(AbortSignal.any([signal, own.signal]));
      } finally {
        others.delete(own);
        if (others.size === 0) underWay.delete(key);
      }
    },
    stop(run) {
      for (const one of underWay.get(keyOf(run)) ?? []) one.abort(new Error("The narration was stopped."));
    },
  };
}
