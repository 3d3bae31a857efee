/** The requests to a server, for how long, and how fast: as fast as it answers, or a number of requests a second. */
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
  /** The longest one. */
  readonly worst: number;
  readonly wrong: number;
}
