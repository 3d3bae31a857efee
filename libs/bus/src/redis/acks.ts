/**
 * Acknowledges entries without delaying the next ones: entries that are added during an XACK go with the next one.
 * `settle` resolves when all are acknowledged, and rejects if one could not be.
 */
export function acknowledgements(send: (ids: readonly string[]) => Promise<unknown>) {
  let waiting: string[] = [];
  let sending: Promise<void> | undefined;
  let failure: { error: unknown } | undefined;

  async function drain(): Promise<void> {
    try {
      while (waiting.length > 0) {
        const ids = waiting;
        waiting = [];
        await send(ids);
      }
    } catch (error) {
      failure ??= { error };
    } finally {
      sending = undefined;
    }
  }

  return {
    add(ids: readonly string[]): void {
      waiting.push(...ids);
      sending ??= drain();
    },
    async settle(): Promise<void> {
      while (sending) await sending;
      if (failure) throw failure.error;
    },
  };
}
