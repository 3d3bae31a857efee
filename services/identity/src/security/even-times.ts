import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";

/** Milliseconds between the times at which an answer may leave, counted from its request. */
const step = 50;

/**
 * Returns the result of some work, or throws its error, a whole number of steps after the work began. What made the
 * work longer, such as a row that was read from the disk, then does not show in the time of the answer.
 * @param only "failures": a success may be recognised anyway, so it does not wait
 */
export type EvenTimes = <T>(work: () => Promise<T>, only?: "failures") => Promise<T>;

/** @param time milliseconds, and a way to wait until then */
export function evenTimes(time = { now: () => performance.now(), reach }): EvenTimes {
  return async (work, only) => {
    const began = time.now();
    const even = () => time.reach(began + Math.ceil((time.now() - began) / step) * step);
    try {
      const done = await work();
      if (!only) await even();
      return done;
    } catch (error) {
      await even();
      throw error;
    }
  };
}

/**
 * A timer counts whole milliseconds from when it is set, so the rest would show. The last millisecond passes turn by
 * turn.
 */
async function reach(due: number): Promise<void> {
  const left = due - performance.now();
  if (left > 1) await sleep(left - 1);
  while (performance.now() < due) await turn();
}
