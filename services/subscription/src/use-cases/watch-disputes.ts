import type { App } from "../app.ts";
import { addDays } from "../domain/calendar.ts";
import { followDispute } from "../steps/follow-dispute.ts";
import { runningReferences } from "../store/disputes.ts";

/** A provider sends a message again for days: what is older than this was heard, or is in our books. */
const lookBackDays = 7;

/**
 * Asks the provider for disputes that are new and for those that are not decided, so that no message of its has to
 * arrive. Any number of processes may do so at once.
 */
export async function watchDisputes(app: App): Promise<void> {
  const recent = await app.payments.disputesSince(addDays(app.clock.now(), -lookBackDays));
  const seen = new Set(recent.map(({ reference }) => reference));
  const older = (await runningReferences(app.db.read)).filter((reference) => !seen.has(reference));
  for (const claim of recent) await followed(app, claim.reference, async () => claim);
  for (const reference of older) await followed(app, reference, () => app.payments.dispute(reference));
}

/** One that cannot be followed now, since a payment is under way, does not keep the others waiting. */
async function followed(
  app: App,
  reference: string,
  ask: () => ReturnType<App["payments"]["dispute"]>,
): Promise<void> {
  try {
    const claim = await ask();
    if (claim) await followDispute(app, claim);
  } catch (err) {
    app.log.warn({ err, dispute: reference }, "a dispute could not be followed; it is looked at again");
  }
}
