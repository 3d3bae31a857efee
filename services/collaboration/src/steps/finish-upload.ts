import { createHash } from "node:crypto";
import { transaction } from "@storytelling/service";
import { notFound, Refusal, type TakeRefusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { isComplete, requireAlive, type VoiceUpload } from "../domain/upload.ts";
import { holdConsent } from "../store/consents.ts";
import { findContribution } from "../store/contributions.ts";
import { lockParticipant } from "../store/participants.ts";
import { bytesOfUpload } from "../store/upload-chunks.ts";
import { endUpload, findUpload, linesOfUpload, lockUpload } from "../store/uploads.ts";
import { inspectVoice, keepVoice, storeOriginal, takeRefusalOf } from "./keep-voice.ts";
import { participantOf } from "./own-participant.ts";
import { checkPlan, type VoicePlan } from "./voice-plan.ts";

/**
 * Makes the contribution of an upload of which everything has arrived; for any other it does nothing. It may be called
 * at any time and twice: by the last PATCH, by a HEAD after that one was cut off, and by the clock.
 * @throws Refusal of the recording: then nothing of it is kept
 */
export const finishUpload = (app: App, id: string, signal: AbortSignal): Promise<void> =>
  app.oneAtATime(id, () => finish(app, id, signal), signal);

async function finish(app: App, id: string, signal: AbortSignal): Promise<void> {
  const upload = await findUpload(app.db.read, id);
  if (!upload || upload.state === "done" || !isComplete(upload)) return;
  requireAlive(upload, app.clock.now());
  const plan = await planOf(app, upload);
  await checkPlan(app, app.db.read, plan);
  const bytes = await bytesOfUpload(app.db.read, upload);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (sha256 !== upload.sha256) {
    await refuse(app, id, "audio-damaged");
    throw otherHash();
  }
  const inspection = await inspectVoice(app, plan, bytes, signal).catch(async (error) => {
    const reason = takeRefusalOf(error);
    if (reason) await refuse(app, id, reason);
    throw error;
  });
  await storeOriginal(app, plan, bytes, inspection);
  const kept = await transaction(app.db, async (tx) => {
    // In the order in which withdrawing a consent locks them.
    await lockParticipant(tx, plan.participant.id);
    await holdConsent(tx, plan.consentId);
    const locked = await lockUpload(tx, id);
    if (!locked) return null;
    // Another process was faster.
    if (locked.state === "done") return (await findContribution(tx, id)) ?? null;
    // Another process was refused and has deleted it.
    if (!(await app.blobs.info(upload.personId, id))) await storeOriginal(app, plan, bytes, inspection);
    const voice = { plan, inspection, bytes: bytes.length, sha256 };
    const made = await keepVoice(app, tx, voice).catch(async (error) => {
      // The lock is held, so no other process can have made a contribution of it.
      if (error instanceof Refusal) await app.blobs.delete(upload.personId, id);
      throw error;
    });
    await endUpload(tx, id, null);
    return made;
  });
  // It was withdrawn meanwhile, or the same recording was kept before.
  if (kept?.id !== id || kept.status === "withdrawn") await app.blobs.delete(upload.personId, id);
}

async function planOf(app: App, upload: VoiceUpload): Promise<VoicePlan> {
  const { id, participantId, personId, consentId, revision, begunAt } = upload;
  const { participant, session } = await participantOf(app.db.read, participantId, { id: personId });
  const lines = await linesOfUpload(app.db.read, id, session.ownerId);
  if (lines.length === 0) throw notFound("upload");
  return { id, session, participant, consentId, revision, lines, begunAt };
}

const refuse = (app: App, id: string, reason: TakeRefusal): Promise<void> =>
  transaction(app.db, async (tx) => {
    if ((await lockUpload(tx, id))?.state === "receiving") await endUpload(tx, id, reason);
  });

const otherHash = (): Refusal =>
  new Refusal(
    "checksum-mismatch",
    "sha256-mismatch",
    "What arrived is not what was announced: its SHA-256 differs. Nothing was kept. Send it again.",
  );
