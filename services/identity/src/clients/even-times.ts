import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";

/** Milliseconds between the times at which an answer may leave, counted from its request. */
const step = 50;

/**
 * Gives what some work comes to, also its failure, at a whole number of steps after its beginning: what made the work
 * longer, such as a row that had to be fetched from the disk, does not show in the time of the answer.
 * @param only "failures": what succeeds tells by itself, so it need not wait
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

/** Timers go by whole milliseconds counted from when they are set, which would tell the rest: the last one is gone turn by turn. */
async function reach(due: number): Promise<void> {
  const left = due - performance.now();
  if (left > 1) await sleep(left - 1);
  while (performance.now() < due) await turn();
}
