/** How long a scrape waits for an answer. */
const patienceMs = 1000;

/**
 * A query whose answer may not come. When no answer comes in time, the last known one is returned. The query is not
 * sent again while the last one is still running.
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
