import type { CloudEvent } from "@storytelling/events";
import type { Tx } from "../db/db.ts";
import type { Standing } from "./admit.ts";
import { type Aside, isParked } from "./parked.ts";

/** What came of a delivery; `forgotten`: the inbox no longer reaches back to it, and it was parked. */
export type Outcome = "handled" | "duplicate" | "parked" | "forgotten";

const behind = "An earlier event of the same aggregate is parked.";
const tooOld =
  "It is older than what the inbox remembers, and may have been handled before. Redrive it if it was not, discard it if it was.";

/**
 * What is to come of each event, and which events are to be put aside, in order. Later events of an aggregate wait
 * behind a forgotten one.
 */
export async function outcomesOf(
  tx: Tx,
  consumer: string,
  events: readonly CloudEvent[],
  standings: readonly Standing[],
): Promise<{ outcomes: readonly Outcome[]; aside: readonly Aside[] }> {
  const aside: Aside[] = [];
  const outcomes: Outcome[] = [];
  const held = new Set<string>();
  for (const [at, event] of events.entries()) {
    const standing = standings[at] ?? "duplicate";
    if (standing === "forgotten" && !(await isParked(tx, consumer, event))) {
      held.add(event.subject);
      aside.push({ event, reason: tooOld });
      outcomes.push("forgotten");
    } else if (standing === "waits" || (standing === "fresh" && held.has(event.subject))) {
      aside.push({ event, reason: behind });
      outcomes.push("parked");
    } else outcomes.push(standing === "fresh" ? "handled" : "duplicate");
  }
  return { outcomes, aside };
}
