/** How long a scrape waits for one answer. */
const patienceMs = 1000;

/**
 * A question whose answer may stay away: asked again it gives what was last known when no answer comes in time, and is
 * not put again while the last one is still under way.
 */
export function timely<T>(ask: () => Promise<T>): () => Promise<{ known: T | undefined; fresh: boolean }> {
  let known: T | undefined;
  let asking: Promise<boolean> | undefined;
  return async () => {
    asking ??= ask()
      .then(
        (answer) => {
          known = answer;
          return true;
        },
        () => false,
      )
      .finally(() => {
        asking = undefined;
      });
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(resolve, patienceMs, false);
    const fresh = await Promise.race([asking, promise]);
    clearTimeout(timer);
    return { known, fresh };
  };
}
