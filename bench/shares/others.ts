/** How long other users waited during an attack, in milliseconds, and the process's peak memory in MiB. */
export interface Waits {
  requests: number;
  failed: number;
  p50: number;
  p99: number;
  longest: number;
  mib: number;
}

/**
 * Sends requests while `attack` runs, each one `pauseMs` after the last answer. It waits for a hanging request until
 * its end.
 */
export async function whileOthersAsk(
  attack: () => Promise<unknown>,
  ask: () => Promise<boolean>,
  pauseMs = 50,
): Promise<Waits> {
  const waited: number[] = [];
  let failed = 0;
  let mib = 0;
  let over = false;
  const weigh = setInterval(() => {
    mib = Math.max(mib, process.memoryUsage.rss() / 1024 / 1024);
  }, 100);
  const attacked = attack().finally(() => {
    over = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  do {
    const began = performance.now();
    if (!(await ask())) failed++;
    waited.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  } while (!over);
  await attacked;
  clearInterval(weigh);
  waited.sort((a, b) => a - b);
  const at = (share: number) => Math.round(waited[Math.ceil(share * waited.length) - 1] ?? 0);
  return {
    requests: waited.length,
    failed,
    p50: at(0.5),
    p99: at(0.99),
    longest: at(1),
    mib: Math.round(mib),
  };
}
