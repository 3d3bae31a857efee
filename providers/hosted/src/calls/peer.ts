import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  type IRetryBackoffContext,
  retry,
  wrap,
} from "cockatiel";
import PQueue from "p-queue";
import { type Answer, attempt } from "./attempt.ts";
import { CallFailure, refusalOf } from "./failure.ts";

/** How a service is asked. */
export interface Limits {
  /** Requests at once, and requests in any 60 seconds. */
  readonly atOnce: number;
  readonly perMinute: number;
  /** For one attempt, from its sending to the last byte of its answer. */
  readonly deadlineMs: number;
  /** The attempts of one request. */
  readonly attempts: number;
  /** The longest wait before the second attempt; it doubles with each. */
  readonly firstWaitMs: number;
  /** Failures in a row that open the circuit, and how long it stays open. */
  readonly failuresToOpen: number;
  readonly openMs: number;
  readonly mostBytes: number;
}

export const LIMITS: Limits = {
  atOnce: 2,
  perMinute: 120,
  deadlineMs: 60_000,
  attempts: 4,
  firstWaitMs: 1_000,
  failuresToOpen: 5,
  openMs: 15_000,
  mostBytes: 32 * 1024 * 1024,
};

/** A longer wait than this is the caller's: its work should not be held for minutes. */
const LONGEST_WAIT_MS = 30_000;

export interface Peer {
  /**
   * Sends a request until it succeeds or cannot. `read` makes the result of an answer, and throws `CallFailure` for an
   * answer that is none. @throws Refusal, or the signal's reason
   */
  ask<T>(path: string, init: RequestInit, read: (answer: Answer) => T): Promise<T>;
  close(): void;
}

/** A speech service at one address. `headers` hold its key. */
export function createPeer(
  service: { readonly name: string; readonly url: string; readonly headers?: Record<string, string> },
  limits: Limits,
): Peer {
  const closing = new AbortController();
  const queue = new PQueue({
    concurrency: limits.atOnce,
    interval: 60_000,
    intervalCap: limits.perMinute,
    strict: true,
  });
  const policy = wrap(
    retry(
      handleWhen(
        (error) => error instanceof CallFailure && error.again && (error.waitMs ?? 0) <= LONGEST_WAIT_MS,
      ),
      { maxAttempts: limits.attempts - 1, backoff: new DelegateBackoff(waitBefore(limits)) },
    ),
    circuitBreaker(
      handleWhen((error) => error instanceof CallFailure && error.down),
      { halfOpenAfter: limits.openMs, breaker: new ConsecutiveBreaker(limits.failuresToOpen) },
    ),
  );

  return {
    async ask(path, init, read) {
      const url = new URL(service.url.replace(/\/+$/, "") + path);
      const headers = { ...service.headers, ...init.headers };
      const once = async () => {
        const { signal } = closing;
        return read(
          await attempt({ service: service.name, url, init: { ...init, headers }, signal, ...limits }),
        );
      };
      try {
        return await policy.execute(() => queue.add(once, { signal: closing.signal }), closing.signal);
      } catch (error) {
        closing.signal.throwIfAborted();
        if (error instanceof BrokenCircuitError)
          throw refusalOf(
            new CallFailure(
              `${service.name} failed ${limits.failuresToOpen} times in a row and is left alone.`,
              {
                again: true,
                down: false,
                waitMs: limits.openMs,
              },
            ),
          );
        throw error instanceof CallFailure ? refusalOf(error) : error;
      }
    },
    close() {
      closing.abort(new Error("The speech provider was closed."));
      queue.clear();
    },
  };
}

/** What the service asks for, else a random part of a wait that doubles: many callers then do not return at once. */
export const waitBefore =
  ({ firstWaitMs }: Limits) =>
  ({ attempt: number, result }: IRetryBackoffContext<unknown>): number => {
    const asked = "error" in result && result.error instanceof CallFailure ? result.error.waitMs : undefined;
    const spread = Math.random() * Math.min(LONGEST_WAIT_MS, firstWaitMs * 2 ** (number - 1));
    return (asked ?? 0) + spread;
  };
