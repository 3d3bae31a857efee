import type { Trips } from "./fewer-trips.ts";

/** How much longer than the server we wait before we take the connection for dead. */
const graceMs = 2000;

/**
 * A transaction took longer than it may; its connection is gone, so that it cannot commit any more. `code` tells a
 * database that did not answer (08006, as PostgreSQL's own) from work that did not end (25P04).
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
 * Waits for a transaction's work for so many seconds at most; longer by the grace while a statement is under way, which
 * the server breaks off itself, if it can still be heard.
 * @throws TimeUp when the time is up; the work goes on, and the caller sees to it that it comes to nothing
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
 * What goes before a transaction's first statement. The server holds to the limit too, so that the locks of a connection
 * that is only half open are freed: each statement, and each silence between two, ends after that time, and on
 * PostgreSQL 17 or later the transaction as a whole.
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
