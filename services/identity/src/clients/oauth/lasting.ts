import type { Clock } from "@storytelling/service";

const freshMs = 3_600_000;
const cooldownMs = 5000;

/**
 * A value that is loaded when first needed, and loaded again when it is an hour old. Calls at the same time share one
 * load. For 5 s after a failed load, calls get the old value, or the same error when there is none.
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
