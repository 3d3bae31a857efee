import type { Refusal } from "@storytelling/values";

/** Lets people take turns at work in this process, so that one person's many tasks hold nobody up. */
export interface FairTurns {
  /**
   * Does work when it is the person's turn: one task of each person at a time, one person after the other.
   * Rejects with the signal's reason when aborted before that, and with the refusal when too many of theirs wait.
   */
  take<R>(person: string, work: () => Promise<R>, signal?: AbortSignal): Promise<R>;
}

/** At most `width` tasks run at a time; at most `mostWaiting` of each person wait beside the one that runs. */
export function fairTurns(options: {
  width: number;
  mostWaiting: number;
  /** Told to somebody of whom too many tasks wait already. */
  tooMany: () => Refusal;
}): FairTurns {
  // Whose turn is next comes first: a Map keeps the order in which its keys were added.
  const waiting = new Map<string, Set<() => void>>();
  const busy = new Set<string>();

  function next(): void {
    if (busy.size >= options.width) return;
    for (const [person, theirs] of waiting) {
      if (busy.has(person)) continue;
      const [first] = theirs;
      if (!first) continue;
      theirs.delete(first);
      if (theirs.size === 0) waiting.delete(person);
      busy.add(person);
      first();
      return;
    }
  }

  async function enter(person: string, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    const theirs = waiting.get(person) ?? new Set();
    if (theirs.size >= options.mostWaiting) throw options.tooMany();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = () => {
      theirs.delete(resolve);
      if (theirs.size === 0 && waiting.get(person) === theirs) waiting.delete(person);
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", leave, { once: true });
    waiting.set(person, theirs.add(resolve));
    next();
    try {
      await promise;
    } finally {
      signal?.removeEventListener("abort", leave);
    }
  }

  return {
    async take(person, work, signal) {
      await enter(person, signal);
      try {
        // Aborted between its turn and here: the turn is given back below.
        signal?.throwIfAborted();
        return await work();
      } finally {
        busy.delete(person);
        const theirs = waiting.get(person);
        // Whoever had a turn stands behind all others.
        if (theirs && waiting.delete(person)) waiting.set(person, theirs);
        next();
      }
    },
  };
}
