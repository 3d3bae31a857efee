/** The kinds of refusal; `libs/service` maps each to one HTTP status, nobody else knows numbers. */
export type RefusalKind =
  | "malformed"
  | "unauthenticated"
  | "payment-required"
  | "over-allowance"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "stale"
  | "precondition-required"
  | "too-slow"
  | "too-large"
  | "unsupported"
  | "out-of-range"
  | "invalid"
  | "too-many"
  | "unavailable";

/** One thing wrong with the input: where (`body.title`), what, and how to mend it. */
export interface Fault {
  field: string;
  message: string;
}

export interface RefusalDetail {
  /** The faulty fields, when the input is at fault. */
  faults?: Fault[];
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
  /** Facts for programs, as further members of the answer (RFC 9457, 3.2), such as what is needed and what remains. */
  facts?: Readonly<Record<string, unknown>>;
  cause?: unknown;
}

/**
 * An expected "no": thrown anywhere below a route, answered as problem+json.
 * `code` is a stable kebab-case word for programs; `message` one sentence for people that says how to mend it.
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

/** The one refusal for "no such thing" and "not yours": they must read alike. */
export const notFound = (what: string): Refusal =>
  new Refusal(
    "not-found",
    `${what.replaceAll(" ", "-")}-not-found`,
    `There is no such ${what}, or it is not yours to see.`,
  );
