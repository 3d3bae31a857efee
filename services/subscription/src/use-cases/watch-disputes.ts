import type { App } from "../app.ts";
import { addDays } from "../domain/calendar.ts";
import { followDispute } from "../steps/follow-dispute.ts";
import { runningReferences } from "../store/disputes.ts";

/** Days to look back for new disputes. A provider repeats a webhook for days, so older disputes are in our books. */
const lookBackDays = 7;

/**
 * Asks the provider for new disputes and for the undecided ones, so that we do not depend on its webhooks. Any number of
 * processes can do so at once.
 */
export async function watchDisputes(app: App): Promise<void> {
  const recent = await app.payments.disputesSince(addDays(app.clock.now(), -lookBackDays));
  const seen = new Set(recent.map(({ reference }) => reference));
  const older = (await runningReferences(app.db.read)).filter((reference) => !seen.has(reference));
  for (const claim of recent) await followed(app, claim.reference, async () => claim);
  for (const reference of older) await followed(app, reference, () => app.payments.dispute(reference));
}

/** Follows one dispute. If that fails, for example while a payment is under way, the others still go on. */
async function followed(
  app: App,
  reference: string,
  ask: () => ReturnType<App["payments"]["dispute"]>,
): Promise<void> {
  try {
    const claim = await ask();
    if (claim) await followDispute(app, claim);
  } catch (err) {
    app.log.warn({ err, dispute: reference }, "dispute could not be processed and will be retried");
  }
}
