import { setTimeout as sleep } from "node:timers/promises";

/** Polls things that change, once for all followers. */
export interface SharedWatch<T> {
  /**
   * A thing now, and again after each change, until it is finished, deleted, or the signal aborts. A slow follower
   * skips values and gets the latest.
   * @throws Error when it could not be read
   */
  follow(key: string, signal: AbortSignal): AsyncGenerator<T, void, undefined>;
}

export interface WatchOptions<T> {
  /** Reads a thing by its key; undefined when it does not exist. */
  read(key: string): Promise<T | undefined>;
  /** Whether this value is the last one. */
  isLast(value: T): boolean;
  /** Milliseconds between two reads; 250. */
  readonly everyMs?: number;
}

/** A thing that is followed, and its latest value. */
interface Watched<T> {
  /** Each is called at a change, and when the watch ends. */
  readonly followers: Set<() => void>;
  readonly nobodyLeft: AbortController;
  latest?: { readonly value: T; readonly looks: string };
  ended?: { readonly error?: unknown };
}

/** The first follower of a thing starts the polling, the last one to leave stops it. */
export function sharedWatch<T>({ read, isLast, everyMs = 250 }: WatchOptions<T>): SharedWatch<T> {
  const all = new Map<string, Watched<T>>();

  const tell = ({ followers }: Watched<T>) => {
    for (const each of followers) each();
  };

  /** A follower from here on starts a new watch. */
  function forget(key: string, watched: Watched<T>): void {
    if (all.get(key) === watched) all.delete(key);
  }

  async function look(key: string, watched: Watched<T>): Promise<void> {
    const { signal } = watched.nobodyLeft;
    try {
      while (!watched.ended && !signal.aborted) {
        const value = await read(key);
        const looks = JSON.stringify(value);
        const changed = value !== undefined && looks !== watched.latest?.looks;
        if (changed) watched.latest = { value, looks };
        if (value === undefined || isLast(value)) watched.ended = {};
        if (changed || watched.ended) tell(watched);
        if (!watched.ended) await sleep(everyMs, undefined, { signal }).catch(() => {});
      }
    } catch (error) {
      watched.ended = { error };
      tell(watched);
    }
    forget(key, watched);
  }

  function join(key: string): Watched<T> {
    const known = all.get(key);
    if (known) return known;
    const watched: Watched<T> = { followers: new Set(), nobodyLeft: new AbortController() };
    all.set(key, watched);
    void look(key, watched);
    return watched;
  }

  return {
    async *follow(key, signal) {
      if (signal.aborted) return;
      const watched = join(key);
      let told = () => {};
      const wake = () => told();
      watched.followers.add(wake);
      signal.addEventListener("abort", wake);
      try {
        for (let seen: unknown; !signal.aborted; ) {
          const { latest, ended } = watched;
          if (latest && latest !== seen) {
            seen = latest;
            yield latest.value;
          } else if (ended) {
            if ("error" in ended) throw ended.error;
            return;
          } else
            await new Promise<void>((resolve) => {
              told = resolve;
            });
        }
      } finally {
        signal.removeEventListener("abort", wake);
        watched.followers.delete(wake);
        if (watched.followers.size === 0) {
          forget(key, watched);
          watched.nobodyLeft.abort();
        }
      }
    },
  };
}
