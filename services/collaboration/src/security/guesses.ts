import { Refusal } from "@storytelling/values";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** How many wrong tokens an address network may try. Tokens have 256 random bits: this only keeps guessers from the database. */
const wrong = { tries: 20, seconds: 600 };
/** Under a flood of wrong tokens from everywhere, each network has fewer. */
const flood = { tries: 1000, seconds: 60, each: 3 };

/** Bounds guessing of tokens. Somebody with a real link is never counted. */
export interface Guesses {
  /** @throws Refusal `too-many-guesses` for a network that has tried too many wrong tokens */
  refuseGuesser(network: string): Promise<void>;
  /** Counts a wrong token. */
  note(network: string): Promise<void>;
}

/** Counts in this process. Another process counts anew, which multiplies the tries by the processes. */
export function boundGuesses(): Guesses {
  const networks = new RateLimiterMemory({ points: wrong.tries, duration: wrong.seconds });
  const all = new RateLimiterMemory({ points: flood.tries, duration: flood.seconds });

  return {
    async refuseGuesser(network) {
      const own = await networks.get(network);
      if (!own) return;
      const total = await all.get("all");
      const most = total && total.consumedPoints > flood.tries ? flood.each : wrong.tries;
      if (own.consumedPoints < most) return;
      const retryAfter = Math.max(1, Math.ceil(own.msBeforeNext / 1000));
      const message =
        "Too many links that do not exist were tried from here. Wait, then open your link again.";
      throw new Refusal("too-many", "too-many-guesses", message, { retryAfter });
    },
    async note(network) {
      for (const [limit, key] of [
        [networks, network],
        [all, "all"],
      ] as const)
        await limit.consume(key).catch((error) => {
          if (!(error instanceof RateLimiterRes)) throw error;
        });
    },
  };
}
