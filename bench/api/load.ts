import autocannon from "autocannon";

/** What to ask of a server, for how long, and how fast: as fast as it answers, or so many requests a second. */
export interface Load {
  readonly url: string;
  readonly seconds: number;
  readonly connections: number;
  readonly perSecond?: number;
  readonly requests: {
    method: "GET" | "POST";
    path: string;
    headers: Record<string, string>;
    body?: string;
  }[];
}

/** Milliseconds from the moment that a request was due to the end of its answer. */
export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly wrong: number;
}

// A process of its own, so that the sender's work is not done by the thread that is measured.
process.once("message", async (load: Load) => {
  const result = await autocannon({
    url: load.url,
    duration: load.seconds,
    connections: load.connections,
    ...(load.perSecond ? { overallRate: load.perSecond } : {}),
    requests: load.requests,
  });
  const { latency, errors, timeouts, non2xx } = result;
  const measured: Measured = {
    perSecond: result["2xx"] / result.duration,
    p50: latency.p50,
    p99: latency.p99,
    wrong: errors + timeouts + non2xx,
  };
  process.send?.(measured, () => process.exit(0));
});
