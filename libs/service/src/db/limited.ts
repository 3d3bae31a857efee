import type { Trips } from "./fewer-trips.ts";

/** How much longer than the server we wait before we treat the connection as dead. */
const graceMs = 2000;

/**
 * A transaction took too long. Its connection was closed, so that it cannot commit any more. `code` says why: the
 * database did not answer (08006, as PostgreSQL's own), or the work did not end (25P04).
 */
export class TimeUp extends Error {
  override name = "TimeUp";
  readonly code: "08006" | "25P04";
  constructor(seconds: number, databaseSilent: boolean) {
    super(
      databaseSilent ? `The database did not answer within ${seconds} s.` : `It did not end in ${seconds} s.`,
    );
    this.code = databaseSilent ? "08006" : "25P04";
  }
}

/**
 * Waits for a transaction's work for so many seconds at most. While a statement is running it waits a little longer,
 * since the server cancels the statement itself if it can still be reached.
 * @throws TimeUp when the time is up; the work goes on, and the caller makes sure that it has no effect
 */
export async function inTime<R>(seconds: number, isAsking: () => boolean, work: Promise<R>): Promise<R> {
  const up = Promise.withResolvers<never>();
  const end = () => up.reject(new TimeUp(seconds, isAsking()));
  let timer = setTimeout(() => {
    if (isAsking()) timer = setTimeout(end, graceMs);
    else end();
  }, seconds * 1000);
  work.catch(() => {});
  try {
    return await Promise.race([work, up.promise]);
  } finally {
    clearTimeout(timer);
  }
}

const known = new Map<string, readonly string[]>();

/**
 * What is sent before a transaction's first statement. The server enforces the limit, too, so that the locks of a
 * half-open connection are released. It limits each statement and each pause between two; PostgreSQL 17 or later also
 * limits the whole transaction.
 */
export async function beginOf(trips: Trips, seconds: number | undefined): Promise<readonly string[]> {
  if (seconds === undefined) return ["begin"];
  const whole = (await trips.version()) >= 170_000;
  const key = `${seconds} ${whole}`;
  const begin = known.get(key) ?? beginWithin(seconds * 1000, whole);
  known.set(key, begin);
  return begin;
}

function beginWithin(ms: number, whole: boolean): readonly string[] {
  const limits = [`statement_timeout = ${ms}`, `idle_in_transaction_session_timeout = ${ms + graceMs}`];
  if (whole) limits.push(`transaction_timeout = ${ms + graceMs}`);
  return ["begin", ...limits.map((limit) => `set local ${limit}`)];
}
