import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { limiter, Refusal } from "@storytelling/values";
import { Histogram, type Registry } from "prom-client";
import { normalPassword } from "../domain/password.ts";
import { standBack } from "./hash-threads.ts";

const mostWaiting = 100;
const tooMany = (): Refusal =>
  new Refusal("unavailable", "busy", "Too many sign-ins at once. Try again in a moment.", { retryAfter: 2 });

/** Makes and checks password hashes, a bounded number at a time. */
export interface Passwords {
  /** @throws Refusal `unavailable` when too many wait */
  hash(password: string): Promise<string>;
  /**
   * Costs the same whether the user exists or not: for none (`null`) a hash of our own is checked instead.
   * @throws Refusal `unavailable` when too many wait
   */
  verify(known: string | null, password: string): Promise<boolean>;
  /** Whether a hash was made with another cost than new hashes. */
  isOutdated(hash: string): boolean;
}

/** What one hash costs; OWASP's second choice for Argon2id is 19,456 KiB and two passes. */
export interface HashCost {
  readonly memoryKib: number;
  readonly passes: number;
}

/**
 * `threads` is the size of Node's thread pool. Hashes leave one thread free, so that other requests are answered
 * meanwhile. They also leave one core free where their threads cannot have a lower priority.
 */
export async function argon2Passwords(options: {
  threads: number;
  cost: HashCost;
  metrics: Registry;
}): Promise<Passwords> {
  const { memoryKib, passes } = options.cost;
  const cost = { memoryCost: memoryKib, timeCost: passes, parallelism: 1 };
  const seconds = new Histogram({
    name: "password_hash_duration_seconds",
    help: "Time to make or check one password hash, including the time in the queue.",
    labelNames: ["what"] as const,
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [options.metrics],
  });
  const nobody = await hash(randomBytes(32), cost);
  const cores = availableParallelism();
  const hashing = (await standBack()) ? cores : cores - 1;
  const limit = limiter({
    atOnce: Math.max(1, Math.min(hashing, options.threads - 1)),
    queue: { most: mostWaiting, tooMany },
  });
  const timed = async <T>(what: "make" | "check", work: () => Promise<T>): Promise<T> => {
    const end = seconds.startTimer({ what });
    const result = await limit(work);
    end();
    return result;
  };
  return {
    hash: (password) => timed("make", () => hash(normalPassword(password), cost)),
    async verify(known, password) {
      const same = await timed("check", () => verify(known ?? nobody, normalPassword(password)));
      return same && known !== null;
    },
    isOutdated: (known) => !known.startsWith(`$argon2id$v=19$m=${memoryKib},t=${passes},p=1$`),
  };
}
