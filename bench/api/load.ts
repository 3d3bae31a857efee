import autocannon from "autocannon";
import type { Load, Measured } from "./measured.ts";
import { askSteadily } from "./steady.ts";

// A separate process, so that the measured thread does not do the sender's work.
process.once("message", async (load: Load) => {
  const measured = await (load.perSecond ? askSteadily(load, load.perSecond) : askFast(load));
  process.send?.(measured, () => process.exit(0));
});

/**
 * As fast as the server answers. For a steady rate Autocannon is not used: it sends each second's requests in a burst
 * at the second's start.
 */
async function askFast({ url, seconds, connections, requests }: Load): Promise<Measured> {
  let begun = 0;
  const result = await autocannon({
    url,
    duration: seconds,
    connections,
    requests,
    // Each connection begins with another user, since real load is not all for one user at a time.
    setupClient(client) {
      const from = Math.floor((begun++ * requests.length) / connections);
      client.setRequests([...requests.slice(from), ...requests.slice(0, from)]);
    },
  });
  const { latency, errors, timeouts, non2xx } = result;
  return {
    perSecond: result["2xx"] / result.duration,
    p50: latency.p50,
    p99: latency.p99,
    worst: latency.max,
    wrong: errors + timeouts + non2xx,
  };
}
