import type { Clock } from "@storytelling/service";

const freshMs = 3_600_000;
const cooldownMs = 5000;

/**
 * What is loaded when first needed, and again after an hour of use. Many who ask at once share one load; who asks
 * within 5 s of a failed one gets the same failure, and what was loaded before goes on to hold.
 */
export function lasting<T>(clock: Clock, load: () => Promise<T>): () => Promise<T> {
  let known: { value: T; at: number } | null = null;
  let failed: { error: unknown; at: number } | null = null;
  let loading: Promise<T> | null = null;
  const now = () => clock.now().getTime();
  const begin = () => {
    loading ??= load()
      .then((value) => {
        known = { value, at: now() };
        failed = null;
        return value;
      })
      .catch((error: unknown) => {
        failed = { error, at: now() };
        throw error;
      })
      .finally(() => {
        loading = null;
      });
    return loading;
  };
  return async () => {
    if (known && now() - known.at < freshMs) return known.value;
    const resting = failed !== null && now() - failed.at < cooldownMs;
    if (!known && resting) throw failed?.error;
    if (!known) return begin();
    if (resting) return known.value;
    return begin().catch(() => (known as { value: T }).value);
  };
}
