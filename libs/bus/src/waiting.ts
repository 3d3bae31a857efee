/** Waits for some milliseconds, or until the signal aborts. Never rejects. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const cut = () => resolve();
  if (signal.aborted) cut();
  signal.addEventListener("abort", cut, { once: true });
  return promise.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener("abort", cut);
  });
}

/** A wait that others can end. A `wake` while nobody waits ends the next wait at once. */
export function alarm(): { wake(): void; wait(ms: number): Promise<void> } {
  let rung = false;
  let ring = () => {};
  return {
    wake() {
      rung = true;
      ring();
    },
    async wait(ms) {
      if (!rung) {
        const { promise, resolve } = Promise.withResolvers<void>();
        ring = resolve;
        const timer = setTimeout(resolve, ms);
        await promise;
        clearTimeout(timer);
      }
      rung = false;
    },
  };
}
