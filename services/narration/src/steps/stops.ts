/** Breaks off work on a narration that runs in this process. */
export interface Stops {
  /** Runs work under a signal that also aborts when the narration is stopped. */
  during<R>(narrationId: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<R>): Promise<R>;
  stop(narrationId: string): void;
}

export function createStops(): Stops {
  const running = new Map<string, Set<AbortController>>();
  return {
    async during(narrationId, signal, work) {
      const own = new AbortController();
      const others = running.get(narrationId) ?? new Set();
      running.set(narrationId, others.add(own));
      try {
        return await work(AbortSignal.any([signal, own.signal]));
      } finally {
        others.delete(own);
        if (others.size === 0) running.delete(narrationId);
      }
    },
    stop(narrationId) {
      for (const one of running.get(narrationId) ?? []) one.abort(new Error("The narration was stopped."));
    },
  };
}
