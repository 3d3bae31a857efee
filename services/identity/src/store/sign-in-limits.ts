import type { Db, Sealer, Tx } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import { sql } from "kysely";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

const quarterHour = 900;
const hour = 3600;
const day = 24 * hour;

/** Limits for codes that are tried after the password: like those for passwords, and one for an account in a day. */
const factors = { factorPair: 5, factorAccount: 10, factorDevice: 10, factorDay: 40 } as const;
/** The most tries in a quarter of an hour; for `letters`, the most letters to one address in an hour. */
export const most = {
  network: 50,
  pair: 5,
  account: 10,
  device: 10,
  owner: 10,
  letters: 5,
  ...factors,
} as const;

/** Whose password is tried, from which network, and on which known device, if any. */
export interface Try {
  readonly email: string;
  readonly network: string;
  readonly device: string | null;
}

/** Limits how many passwords are checked, over all replicas. */
export interface SignInLimits {
  /**
   * Counts a try before the password is checked, so that tries at the same time cannot pass the limit. A known device
   * has a separate count: it gets in while strangers are kept out. Call the returned function after a success: it takes
   * back this one try and no other.
   * @throws Refusal `too-many`
   */
  admit(one: Try): Promise<() => Promise<void>>;
  /** The same for a second factor, after the right password: counted separately, and also over a day. */
  admitFactor(one: Try): Promise<() => Promise<void>>;
  /** The same for a signed-in user who is asked for the password or a code again. */
  admitOwner(userId: string): Promise<() => Promise<void>>;
  /** Whether one more letter of a kind that strangers can cause may go to an address. */
  admitLetter(email: string): Promise<boolean>;
  /**
   * Deletes the counts of a person who is erased, except the count of letters. Otherwise somebody could erase again and
   * again to have any number of letters sent. What stays is a number beside a fingerprint, for an hour.
   */
  forget<T>(tx: Tx<T>, one: { id: string; email: string }): Promise<void>;
  /** Deletes expired counts. */
  sweep(): Promise<void>;
}

const table = "sign_in_limits";

/** Counts in PostgreSQL. Once a limit is reached, this process refuses from memory, without another query. */
export function signInLimits(db: Pick<Db, "pool">, sealer: Sealer): SignInLimits {
  const limit = (name: keyof typeof most, duration: number) =>
    new RateLimiterPostgres({
      storeClient: db.pool,
      storeType: "pool",
      tableName: table,
      tableCreated: true,
      keyPrefix: name,
      points: most[name],
      duration,
      inMemoryBlockOnConsumed: most[name] + 1,
    });
  const [network, pair] = [limit("network", quarterHour), limit("pair", quarterHour)];
  const [account, device] = [limit("account", quarterHour), limit("device", quarterHour)];
  const [owner, letters] = [limit("owner", quarterHour), limit("letters", hour)];
  const [factorPair, factorAccount] = [limit("factorPair", quarterHour), limit("factorAccount", quarterHour)];
  const [factorDevice, factorDay] = [limit("factorDevice", quarterHour), limit("factorDay", day)];
  const keyOf = (value: string) => sealer.fingerprint(value, table).toString("base64url");

  /** Counts in the given order, so that a network over its limit does not use up the account's limit for others. */
  async function countAll(counts: readonly (readonly [RateLimiterPostgres, string])[], what = passwords) {
    for (const [limiter, key] of counts) await count(limiter, key, what);
    const keys = counts.map(([limiter, key]) => limiter.getKey(key));
    return async () => {
      // Every process locks in the same order.
      const mine = `select key from ${table} where key = any($1) and expire > $2 and points > 0 order by key for update`;
      const reward = `with mine as (${mine}) update ${table} set points = points - 1 where key in (select key from mine)`;
      await db.pool.query(reward, [keys, Date.now()]);
    };
  }
  return {
    admit(one) {
      if (one.device) return countAll([[device, `${keyOf(one.email)}.${keyOf(one.device)}`]]);
      return countAll([
        [network, keyOf(one.network)],
        [pair, `${keyOf(one.email)}.${keyOf(one.network)}`],
        [account, keyOf(one.email)],
      ]);
    },
    admitFactor(one) {
      const known = keyOf(`${one.email} ${one.device}`);
      if (one.device)
        return countAll(
          [
            [factorDevice, known],
            [factorDay, known],
          ],
          codes,
        );
      return countAll(
        [
          [network, keyOf(one.network)],
          [factorPair, keyOf(`${one.email} ${one.network}`)],
          [factorAccount, keyOf(one.email)],
          [factorDay, keyOf(one.email)],
        ],
        codes,
      );
    },
    admitOwner: (userId) => countAll([[owner, keyOf(userId)]]),
    async admitLetter(email) {
      try {
        await letters.consume(keyOf(email));
        return true;
      } catch (error) {
        if (error instanceof RateLimiterRes) return false;
        throw error;
      }
    },
    async forget(tx, { id, email }) {
      const own = keyOf(email);
      await sql`delete from ${sql.table(table)} where key in (${`account:${own}`}, ${`owner:${keyOf(id)}`})
        or starts_with(key, ${`pair:${own}.`}) or starts_with(key, ${`device:${own}.`})`.execute(tx);
    },
    async sweep() {
      const over = `select key from ${table} where expire < $1 for update skip locked`;
      await db.pool.query(`delete from ${table} where key in (${over})`, [Date.now()]);
    },
  };
}

const passwords = { many: "wrong passwords", or: ", or choose a new password by e-mail" };
const codes = { many: "wrong codes", or: "" };

async function count(limiter: RateLimiterPostgres, key: string, what: typeof passwords): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const retryAfter = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    throw new Refusal(
      "too-many",
      "too-many-tries",
      `Too many ${what.many}. Try again in ${Math.ceil(retryAfter / 60)} minutes${what.or}.`,
      { retryAfter },
    );
  }
}
