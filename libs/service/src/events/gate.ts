/** Lets at most so many pieces of work be under way at a time; the others wait in the order in which they came. */
export function gate(width: number): <R>(work: () => Promise<R>) => Promise<R> {
  let free = width;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
