import { Refusal } from "@storytelling/values";

interface Meaning {
  /** True when the same request may succeed a moment later. */
  readonly again: boolean;
  /** True when the service itself seems to be away: enough of these open the circuit. */
  readonly down: boolean;
  /** How long the service asks us to wait. */
  readonly waitMs?: number | undefined;
  /** The status of the answer, where there was one. */
  readonly status?: number;
}

/**
 * A request to a speech service that failed. Its message names the service and what happened. It never holds the
 * request, the answer or a key.
 */
export class CallFailure extends Error {
  readonly again: boolean;
  readonly down: boolean;
  readonly waitMs: number | undefined;
  readonly status: number | undefined;

  constructor(message: string, { again, down, waitMs, status }: Meaning) {
    super(message);
    this.name = "CallFailure";
    this.again = again;
    this.down = down;
    this.waitMs = waitMs;
    this.status = status;
  }
}

const REFUSED_BY_SERVICE = new Set([400, 404, 405, 413, 422]);

/** A failure as callers of a provider expect it: `invalid` for a request that can never succeed, else `unavailable`. */
export function refusalOf(failure: CallFailure): Refusal {
  const { message, status, waitMs, again } = failure;
  if (status === 401 || status === 402 || status === 403)
    return new Refusal("unavailable", "speech-key-refused", `${message} Check its key and its plan.`);
  if (status !== undefined && REFUSED_BY_SERVICE.has(status))
    return new Refusal("invalid", "speech-refused", `${message} Choose another voice, or change the line.`);
  const retryAfter = again ? Math.max(1, Math.ceil((waitMs ?? 5_000) / 1000)) : undefined;
  const advice = again ? "Try again later." : "Check its settings.";
  return new Refusal("unavailable", "speech-service-failed", `${message} ${advice}`, {
    ...(retryAfter !== undefined && { retryAfter }),
  });
}
