/** The requests of one user. */
export interface Flood {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly kind: "unknown keys" | "long text" | "streams";
  /** How many at the same time. */
  readonly count: number;
  readonly path: string;
  /** For streams: how long they stay open. */
  readonly seconds: number;
}

/** The number of its requests by the status of the answer. */
export type Answers = Readonly<Record<string, number>>;
