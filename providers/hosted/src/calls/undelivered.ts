interface Running<T> {
  readonly promise: Promise<T>;
  waiting: number;
}

/**
 * Results that cost money. Equal requests at the same time share one. A result that nobody waited for any more is kept
 * for the next equal request, which takes it: what arrived is not paid for twice.
 */
export class Undelivered<T> {
  readonly #running = new Map<string, Running<T>>();
  readonly #kept = new Map<string, T>();
  readonly #most: number;

  /** Keeps at most so many results; the oldest goes first. */
  constructor(most: number) {
    this.#most = most;
  }

  /** The result of `make`, or an equal request's. An abort ends the waiting, not the work. */
  async get(key: string, make: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#kept.delete(key);
      return kept;
    }
    const running = this.#running.get(key) ?? this.#start(key, make);
    running.waiting++;
    try {
      return await unlessAborted(running.promise, signal);
    } finally {
      running.waiting--;
    }
  }

  #start(key: string, make: () => Promise<T>): Running<T> {
    const promise = make();
    const running: Running<T> = { promise, waiting: 0 };
    this.#running.set(key, running);
    const settle = (result?: T) => {
      this.#running.delete(key);
      if (result === undefined || running.waiting > 0) return;
      this.#kept.set(key, result);
      const [oldest] = this.#kept.keys();
      if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
    };
    promise.then(settle, () => settle());
    return running;
  }
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener("abort", stop));
}
