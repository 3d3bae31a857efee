import type { Refusal } from "./refusal.ts";

export interface Limits {
  /** How many pieces of work run at once. */
  readonly atOnce: number;
  /** How many more may wait, and what the next one is refused with; any number may wait unless it says so. */
  readonly queue?: { readonly most: number; readonly tooMany: () => Refusal };
}

/**
 * Runs work when a place is free, in the order in which it came; it may `leave` its place before it ends. Rejects with the
 * signal's reason when that is aborted before the work starts.
 */
export type Limiter = <R>(work: (leave: () => void) => Promise<R>, signal?: AbortSignal) => Promise<R>;

/** Limits how many pieces of work run at once in this process. */
export function limiter({ atOnce, queue }: Limits): Limiter {
  const waiting = new Set<() => void>();
  let free = atOnce;

  async function wait(signal: AbortSignal | undefined): Promise<void> {
    if (queue && waiting.size >= queue.most) throw queue.tooMany();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const giveUp = () => {
      waiting.delete(resolve);
      reject(signal?.reason);
    };
    waiting.add(resolve);
    signal?.addEventListener("abort", giveUp, { once: true });
    await promise;
    signal?.removeEventListener("abort", giveUp);
  }

  /** Hands the place to the next that waits, so that no newcomer takes it first. */
  function handOver(): void {
    const [next] = waiting;
    if (!next) {
      free++;
      return;
    }
    waiting.delete(next);
    next();
  }

  return async (work, signal) => {
    signal?.throwIfAborted();
    if (free > 0) free--;
    else await wait(signal);
    let inside = true;
    const leave = () => {
      if (inside) handOver();
      inside = false;
    };
    try {
      // It may have been aborted after the place was handed over.
      signal?.throwIfAborted();
      return await work(leave);
    } finally {
      leave();
    }
  };
}

/** A limiter for each key: work of one key waits for no other's. */
export function limiterPerKey(
  limits: Limits,
): <R>(key: string, work: () => Promise<R>, signal?: AbortSignal) => Promise<R> {
  const inUse = new Map<string, { readonly limit: Limiter; users: number }>();
  return async (key, work, signal) => {
    const its = inUse.get(key) ?? { limit: limiter(limits), users: 0 };
    inUse.set(key, its);
    its.users++;
    try {
      return await its.limit(work, signal);
    } finally {
      if (--its.users === 0) inUse.delete(key);
    }
  };
}
