import { Trouble } from "../trouble.ts";

/** The slowest that a download may be: at least `bytes` in each `seconds`. */
export interface Pace {
  readonly bytes: number;
  readonly seconds: number;
}

/** One kilobyte a second; the largest file would take a day. */
export const leastPace: Pace = { bytes: 30_000, seconds: 30 };

/**
 * Does work with a signal that aborts with a `Trouble` when the work is slower than the pace. `at()` is how many bytes
 * there are.
 */
export async function atPace<T>(
  { bytes, seconds }: Pace,
  signal: AbortSignal,
  what: string,
  work: (signal: AbortSignal, at: (bytes: number) => void) => Promise<T>,
): Promise<T> {
  const slow = new AbortController();
  let now = 0;
  let before = 0;
  const timer = setInterval(() => {
    if (now - before < bytes) {
      const message = `${what} sent fewer than ${bytes} bytes in ${seconds} seconds. Try again later; it goes on from there.`;
      slow.abort(new Trouble("slow", message));
    }
    before = now;
  }, seconds * 1000);
  try {
    return await work(AbortSignal.any([signal, slow.signal]), (at) => {
      now = at;
    });
  } catch (error) {
    signal.throwIfAborted();
    slow.signal.throwIfAborted();
    throw error;
  } finally {
    clearInterval(timer);
  }
}
