/** The kinds of refusal. `libs/service` maps each to one HTTP status; no other code knows status numbers. */
export type RefusalKind =
  | "malformed"
  | "unauthenticated"
  | "payment-required"
  | "over-allowance"
  | "forbidden"
  | "not-found"
  | "gone"
  | "conflict"
  | "stale"
  | "precondition-required"
  | "too-slow"
  | "too-large"
  | "unsupported"
  | "checksum-mismatch"
  | "out-of-range"
  | "invalid"
  | "too-many"
  | "unavailable";

/** One thing wrong with the input: where (`body.title`), what, and how to fix it. */
export interface Fault {
  field: string;
  message: string;
}

export interface RefusalDetail {
  /** The faulty fields, when the input is at fault. */
  faults?: Fault[];
  /** The seconds to wait before trying again. */
  retryAfter?: number;
  /**
   * Facts for programs, as extension members of the response (RFC 9457, 3.2), such as the amount needed and the amount
   * left.
   */
  facts?: Readonly<Record<string, unknown>>;
  cause?: unknown;
}

/**
 * An expected "no": thrown anywhere below a route, sent as problem+json. `code` is a stable kebab-case word for
 * programs; `message` is one sentence for people that says how to fix it.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly faults: readonly Fault[];
  readonly retryAfter: number | undefined;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(kind: RefusalKind, code: string, message: string, detail: RefusalDetail = {}) {
    super(message, { cause: detail.cause });
    this.name = "Refusal";
    this.kind = kind;
    this.code = code;
    this.faults = detail.faults ?? [];
    this.retryAfter = detail.retryAfter;
    this.facts = detail.facts ?? {};
  }
}

/** The same refusal for "does not exist" and "not yours": a caller must not be able to tell them apart. */
export const notFound = (what: string): Refusal =>
  new Refusal(
    "not-found",
    `${what.replaceAll(" ", "-")}-not-found`,
    `There is no such ${what}, or it is not yours to see.`,
  );
