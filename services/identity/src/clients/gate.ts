import { Refusal } from "@storytelling/values";

/** Lets so many pieces of work run at once and so many wait; who comes after them is sent away. */
export interface Gate {
  /** @throws Refusal `unavailable` when too many wait already */
  pass<T>(work: () => Promise<T>): Promise<T>;
}

export function gate(options: { width: number; queue: number }): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running < options.width) {
      running += 1;
      return;
    }
    if (waiting.length >= options.queue) {
      throw new Refusal("unavailable", "busy", "Too many sign-ins at once. Try again in a moment.", {
        retryAfter: 2,
      });
    }
    // Whoever leaves hands their place over, so that nobody slips in between.
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  return {
    async pass(work) {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
