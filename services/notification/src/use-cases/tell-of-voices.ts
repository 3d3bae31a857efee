import type { takeRefused, voiceWithdrawn } from "@storytelling/events";
import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import { type Notice, tell } from "../steps/tell.ts";
import type { Tx } from "../store/db.ts";
import { participantOf } from "../store/participants.ts";

type Heard<E extends { example: unknown }> = ReceivedEvent<E["example"]>;

/** Tells a person that their recording cannot be used, and why. */
export function tellRefused(app: App, event: Heard<typeof takeRefused>, tx: Tx): Promise<void> {
  const { personId, storyId, reason } = event.data;
  const facts = { reason, line: null };
  // Each reason is told: what mends one recording does not mend another.
  return tell(app, tx, event, {
    kind: "take-refused",
    personId,
    storyId,
    about: `${storyId}/${reason}`,
    facts,
  });
}

/** Sends the receipt to the person, unless they are erased, and tells the owner of the story. */
export async function tellWithdrawn(app: App, event: Heard<typeof voiceWithdrawn>, tx: Tx): Promise<void> {
  const { consentId: _, personId, ownerId, storyId, ...receipt } = event.data;
  const notices: Notice[] = [];
  if (receipt.cause !== "erased")
    notices.push({ kind: "voice-withdrawn-receipt", personId, storyId, facts: receipt });
  if (ownerId && ownerId !== personId) {
    const participant = await participantOf(tx, personId, storyId ?? null);
    const who = participant
      ? { participantId: participant.id, participantPersonId: participant.personId }
      : {};
    const facts = { lines: receipt.lines, ...who };
    notices.push({ kind: "voice-withdrawn-note", personId: ownerId, storyId, facts });
  }
  await tell(app, tx, event, ...notices);
}
