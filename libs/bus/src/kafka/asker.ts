import type { Address, Line } from "./line.ts";
import { timing } from "./timing.ts";
import { KafkaTrouble, trouble, Unreachable } from "./trouble.ts";

/** Asks whichever broker answers: those that the cluster named last, then those that were named at the start. */
export function asker(bootstrap: readonly Address[], to: (address: Address) => Line) {
  const failedAt = new Map<Line, number>();
  let known: readonly Address[] = [];
  let asked = 0;

  /** Each time another one first, so that one whom the others have left behind has not the last word; the mute last. */
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
    // A connection that broke since it was last used costs one attempt.
    for (const line of [...lines, ...lines]) {
      if (unreachable.has(line)) continue;
      try {
        const answer = await line.ask(call, ...args);
        failedAt.delete(line);
        return answer;
      } catch (error) {
        last = trouble(error);
        // Whoever answered has answered for all.
        if (last.codes.size > 0) throw last;
        failedAt.set(line, performance.now());
        if (last instanceof Unreachable) unreachable.add(line);
      }
    }
    throw last;
  };

  return {
    ask,
    /** The brokers that there are now. */
    learn(brokers: readonly Address[]): void {
      if (brokers.length > 0) known = brokers;
    },
  };
}
