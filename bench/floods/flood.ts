/** What one person sends. */
export interface Flood {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly kind: "unknown keys" | "long text" | "streams";
  /** How many at once. */
  readonly count: number;
  readonly path: string;
  /** Streams: how long they stay. */
  readonly seconds: number;
}

/** How many of its requests were answered with which status. */
export type Answers = Readonly<Record<string, number>>;
