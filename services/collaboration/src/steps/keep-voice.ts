import type { Inspection } from "@storytelling/recordings";
import { refusalAdvice } from "@storytelling/recordings";
import { Refusal, type TakeRefusal, takeRefusals } from "@storytelling/values";
import type { App } from "../app.ts";
import { type Contribution, contributed } from "../domain/contribution.ts";
import { mediaTypeOf } from "../domain/media-type.ts";
import { hasRecordedAll, progressOf } from "../domain/progress.ts";
import { contributionsOf, insertContribution } from "../store/contributions.ts";
import type { Tx } from "../store/db.ts";
import { noteStarted, noteSubmitted } from "../store/participant-progress.ts";
import { lockParticipant } from "../store/participants.ts";
import { endRecording } from "../store/recording-now.ts";
import { lineNumbers } from "../store/session-lines.ts";
import { supersedeOlder } from "../store/superseded.ts";
import { checkPlan, type VoicePlan } from "./voice-plan.ts";

/** A recording that was looked at and may be kept. */
export interface InspectedVoice {
  readonly plan: VoicePlan;
  readonly inspection: Inspection;
  readonly bytes: number;
  readonly sha256: string;
}

/** The reason for which a recording was refused; null for any other error. */
export function takeRefusalOf(error: unknown): TakeRefusal | null {
  const code = error instanceof Refusal ? error.code : "";
  return takeRefusals.find((one) => one === code) ?? null;
}

/** Looks at a recording. @throws Refusal with a code of `takeRefusals`, and with advice in the participant's language */
export async function inspectVoice(
  app: App,
  { participant }: VoicePlan,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Inspection> {
  try {
    return await app.recordings.inspect(bytes, signal);
  } catch (error) {
    const reason = takeRefusalOf(error);
    if (!reason || !(error instanceof Refusal)) throw error;
    const { kind, code, message, cause } = error;
    const advice = refusalAdvice(reason, participant.language);
    throw new Refusal(kind, code, message, { cause, facts: { ...error.facts, advice } });
  }
}

/** Puts the original into the blob store, under the key of its person. */
export const storeOriginal = (
  app: App,
  { id, participant }: VoicePlan,
  bytes: Uint8Array,
  { format }: Inspection,
): Promise<unknown> => app.blobs.put(participant.personId, bytes, { id, contentType: mediaTypeOf(format) });

/**
 * Makes the contribution of a recording whose original is stored. The same recording of the same lines again is the
 * contribution that it made before: then its id is another than the plan's.
 */
export async function keepVoice(app: App, tx: Tx, voice: InspectedVoice): Promise<Contribution> {
  const { plan, inspection, bytes, sha256 } = voice;
  const { id, session, consentId, revision } = plan;
  const now = app.clock.now();
  const participant = await lockParticipant(tx, plan.participant.id);
  if (!participant) throw new Error("A participant went away while their recording came.");
  await checkPlan(app, tx, plan);
  const lines = plan.lines.map(({ line }) => line);
  const before = await contributionsOf(tx, { participantId: participant.id });
  const same = before.find((one) => isSame(one, { lines, revision, sha256 }));
  if (same) return same;
  const made: Contribution = {
    id,
    sessionId: session.id,
    storyId: session.storyId,
    ownerId: session.ownerId,
    participantId: participant.id,
    personId: participant.personId,
    consentId,
    revision,
    lines,
    contentType: mediaTypeOf(inspection.format),
    bytes,
    sha256,
    status: "received",
    durationMs: Math.round(inspection.durationMs),
    findings: inspection.findings,
    refusal: null,
    note: null,
    decidedBy: null,
    decidedAt: null,
    supersededBy: null,
    contributedAt: now,
  };
  await insertContribution(tx, made, plan.lines, [contributed(made)]);
  await supersedeOlder(tx, made, { accepted: false });
  await endRecording(tx, participant.id);
  await noteStarted(tx, participant.id, now);
  const { byParticipant } = progressOf([participant], await lineNumbers(tx, session.id), [...before, made]);
  const counts = byParticipant.get(participant.id);
  if (counts && hasRecordedAll(counts)) await noteSubmitted(tx, participant.id, now);
  return made;
}

const gone: readonly Contribution["status"][] = ["withdrawn", "refused"];

const isSame = (
  one: Contribution,
  { lines, revision, sha256 }: Pick<Contribution, "lines" | "revision" | "sha256">,
): boolean =>
  one.sha256 === sha256 &&
  one.revision === revision &&
  one.lines.join() === lines.join() &&
  one.supersededBy === null &&
  !gone.includes(one.status);
