/**
 * Lets at most so many pieces of work be under way at a time; the others wait in the order in which they came. One that
 * only waits for its end may `leave` before.
 */
export function gate(width: number): <R>(work: (leave: () => void) => Promise<R>) => Promise<R> {
  let free = width;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    let inside = true;
    const leave = () => {
      if (!inside) return;
      inside = false;
      const next = waiting.shift();
      if (next) next();
      else free++;
    };
    try {
      return await work(leave);
    } finally {
      leave();
    }
  };
}
