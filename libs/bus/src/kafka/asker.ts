import type { Address, Line } from "./line.ts";
import { timing } from "./timing.ts";
import { KafkaTrouble, trouble, Unreachable } from "./trouble.ts";

/** Asks any broker that answers: first those that the cluster named last, then those of the configuration. */
export function asker(bootstrap: readonly Address[], to: (address: Address) => Line) {
  const failedAt = new Map<Line, number>();
  let known: readonly Address[] = [];
  let asked = 0;

  /**
   * Starts with another broker each time, so that not always the same, perhaps outdated, one answers. Silent ones
   * come last.
   */
  function turns(): Line[] {
    const first = known.length > 0 ? asked++ % known.length : 0;
    const all = new Set([...known.slice(first), ...known.slice(0, first), ...bootstrap].map(to));
    const isMute = (line: Line) =>
      performance.now() - (failedAt.get(line) ?? Number.NEGATIVE_INFINITY) < timing.shun;
    return [...all].sort((a, b) => Number(isMute(a)) - Number(isMute(b)));
  }

  const ask: Line["ask"] = async (call, ...args) => {
    let last = new KafkaTrouble("No broker is known.");
    const lines = turns();
    const unreachable = new Set<Line>();
    // A connection that broke since its last use costs one attempt.
    for (const line of [...lines, ...lines]) {
      if (unreachable.has(line)) continue;
      try {
        const answer = await line.ask(call, ...args);
        failedAt.delete(line);
        return answer;
      } catch (error) {
        last = trouble(error);
        // The answer of one broker counts for all.
        if (last.codes.size > 0) throw last;
        failedAt.set(line, performance.now());
        if (last instanceof Unreachable) unreachable.add(line);
      }
    }
    throw last;
  };

  return {
    ask,
    /** Replaces the list of current brokers. */
    learn(brokers: readonly Address[]): void {
      if (brokers.length > 0) known = brokers;
    },
  };
}
