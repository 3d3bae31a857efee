import type { Refusal } from "@storytelling/values";

/** Lets people take turns at work in this process, so that one person's many tasks delay no other person. */
export interface FairTurns {
  /**
   * Runs work when it is the person's turn: one task of each person at a time, one person after the other.
   * Rejects with the signal's reason when aborted before that, and with the refusal when too many of their tasks wait.
   */
  take<R>(person: string, work: () => Promise<R>, signal?: AbortSignal): Promise<R>;
}

/** At most `width` tasks run at a time; at most `mostWaiting` of each person wait beside the one that runs. */
export function fairTurns(options: {
  width: number;
  mostWaiting: number;
  /** The refusal for a person with too many waiting tasks. */
  tooMany: () => Refusal;
}): FairTurns {
  // The person whose turn is next comes first: a Map keeps the order in which keys were added.
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
        // It may have been aborted since its turn came: then the turn is given back below.
        signal?.throwIfAborted();
        return await work();
      } finally {
        busy.delete(person);
        const theirs = waiting.get(person);
        // A person who had a turn is last now.
        if (theirs && waiting.delete(person)) waiting.set(person, theirs);
        next();
      }
    },
  };
}
