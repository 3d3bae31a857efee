import type { Tx } from "./db.ts";
import { unanswered } from "./transact.ts";

type Ask<T> = (tx: Tx<T>) => Promise<unknown>;
type Answers<Asks extends readonly ((tx: never) => Promise<unknown>)[]> = {
  [Nth in keyof Asks]: Awaited<ReturnType<Asks[Nth]>>;
};

/**
 * Sends statements without waiting in between, in one packet. PostgreSQL runs what one connection sends in the order in
 * which it was sent: what follows a lock here is read under that lock. Each function must send its first statement before
 * it awaits anything, the last one excepted. Settles when all have.
 * @throws the error of the first that failed: those after it fail in its wake
 * @throws Error when a function that is not the last sent nothing in its turn
 */
export async function inOneTrip<T, Asks extends readonly Ask<T>[]>(
  tx: Tx<T>,
  ...asks: Asks
): Promise<Answers<Asks>> {
  const answers: Promise<unknown>[] = [];
  let late: number | undefined;
  for (const [at, ask] of asks.entries()) {
    const before = unanswered(tx);
    answers.push((async () => ask(tx))());
    if (unanswered(tx) === before && at < asks.length - 1) late ??= at + 1;
  }
  const settled = await Promise.allSettled(answers);
  for (const one of settled) if (one.status === "rejected") throw one.reason;
  if (late) throw new Error(`Number ${late} of ${asks.length} awaited something before it sent a statement.`);
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as Answers<Asks>;
}
