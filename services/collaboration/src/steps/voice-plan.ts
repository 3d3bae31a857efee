import type { App } from "../app.ts";
import { requireConsent } from "../domain/consent.ts";
import { requireInTime } from "../domain/grace.ts";
import { isAskedOf, type SessionLine } from "../domain/lines.ts";
import type { Participant } from "../domain/participant.ts";
import type { Session } from "../domain/session.ts";
import { type VoiceFields, wantedLines } from "../domain/wanted-lines.ts";
import { holdConsent } from "../store/consents.ts";
import type { Reader, Tx } from "../store/db.ts";
import { recordingSince } from "../store/recording-now.ts";
import { linesOf } from "../store/session-lines.ts";
import { participantOf } from "./own-participant.ts";

/** A recording that may come: of whom, in which session, under which consent, of which lines. */
export interface VoicePlan {
  readonly id: string;
  readonly session: Session;
  readonly participant: Participant;
  readonly consentId: string;
  readonly revision: number;
  readonly lines: readonly SessionLine[];
  readonly begunAt: Date;
}

/**
 * Plans a recording that the actor wants to send.
 * @throws Refusal `participant-not-found`, `session-closed`, `consent-missing`, `line-changed`, `line-gone` …
 */
export async function planVoice(
  app: App,
  db: Reader | Tx,
  { participantId, actorId, fields }: { participantId: string; actorId: string; fields: VoiceFields },
): Promise<VoicePlan> {
  const { participant, session } = await participantOf(db, participantId, { id: actorId });
  const now = app.clock.now();
  const begunAt = (await recordingSince(db, participant.id)) ?? now;
  const { consentId, revision } = fields;
  const asked = (await linesOf(db, session)).filter((line) => isAskedOf(participant, line));
  const lines = wantedLines(asked, session.revision, fields);
  const plan = { id: app.ids.next(), session, participant, consentId, revision, lines, begunAt };
  await checkPlan(app, db, plan);
  return plan;
}

/**
 * Checks what may have changed since a recording was planned. In a transaction, the consent cannot be taken back before
 * its end. @throws Refusal `session-closed`, `consent-missing`
 */
export async function checkPlan(
  app: App,
  db: Reader | Tx,
  { session, participant, consentId, begunAt }: VoicePlan,
): Promise<void> {
  const now = app.clock.now();
  requireInTime(session, begunAt, now);
  const consent = await holdConsent(db as Tx, consentId);
  requireConsent(consent, { participant, use: "this-story" }, now);
}
