import { type OfConsent, withdraw } from "../domain/consent.ts";
import { lockConsentsOf, saveWithdrawn } from "../store/consents.ts";
import type { Tx } from "../store/db.ts";

/** Ends all consents of participants, so that narration deletes what was made from their voices. */
export async function endConsents(
  tx: Tx,
  people: readonly OfConsent[],
  how: { readonly cause: "person" | "erased"; readonly now: Date },
): Promise<void> {
  const by = new Map(people.map((one) => [one.participant.id, one]));
  for (const consent of await lockConsentsOf(tx, [...by.keys()])) {
    const who = by.get(consent.participantId);
    if (!who) continue;
    const { consent: ended, events } = withdraw(consent, who.participant, who.session, how);
    await saveWithdrawn(tx, ended, events);
  }
}
