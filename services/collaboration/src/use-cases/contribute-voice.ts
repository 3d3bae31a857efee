import { createHash } from "node:crypto";
import { answer, transaction as separately } from "@storytelling/service";
import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { VoiceFields } from "../domain/wanted-lines.ts";
import { ContributionView, viewContribution } from "../steps/contribution-view.ts";
import { inspectVoice, keepVoice, storeOriginal } from "../steps/keep-voice.ts";
import { planVoice, type VoicePlan } from "../steps/voice-plan.ts";
import { takesOf } from "../store/takes.ts";
import { deleteUpload, insertUpload } from "../store/uploads.ts";

/** Takes a recording that comes in one request. @throws Refusal with a code of `takeRefusals`; nothing is kept then */
export const contributeVoice = useCase({
  params: z.object({ id: Id }),
  answer: ContributionView,
  async run(app, { params, actor, upload, signal, transaction }) {
    if (!upload) throw new Error("The route takes no upload.");
    const { bytes } = upload;
    const fields = fieldsOf(upload.fields);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    if (fields.sha256 && fields.sha256 !== sha256) throw otherHash();
    const wish = { participantId: params.id, actorId: actor.id, fields };
    const plan = await planVoice(app, app.db.read, wish);
    const inspection = await inspectVoice(app, plan, bytes, signal);
    await announce(app, plan, { bytes: bytes.length, sha256 });
    await storeOriginal(app, plan, bytes, inspection);
    const { language } = plan.participant;
    const work = transaction(async (tx) => {
      const kept = await keepVoice(app, tx, { plan, inspection, bytes: bytes.length, sha256 });
      if (kept.id === plan.id) await deleteUpload(tx, plan.id);
      return answer(viewContribution(kept, { takes: await takesOf(tx, [kept.id]), language }));
    });
    const made = await work.catch(async (error) => {
      if (error instanceof Refusal) await forget(app, plan);
      throw error;
    });
    // The same recording was kept before.
    if (made.body.id !== plan.id) await forget(app, plan);
    return made;
  },
});

function fieldsOf(fields: Readonly<Record<string, string>>): VoiceFields {
  const parsed = VoiceFields.safeParse(fields);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
  const first = faults[0];
  throw new Refusal("invalid", "input-invalid", `${first?.field}: ${first?.message}`, { faults });
}

/** Deletes the file of a plan that became no contribution. The row that names it goes last. */
async function forget(app: App, { id, participant }: VoicePlan): Promise<void> {
  await app.blobs.delete(participant.personId, id);
  await separately(app.db, (tx) => deleteUpload(tx, id));
}

const wholeHours = 1;

/** Names the file before it is stored, so that one whose contribution is never made is found and deleted. */
const announce = (
  app: App,
  { id, session, participant, consentId, revision, lines, begunAt }: VoicePlan,
  { bytes, sha256 }: { bytes: number; sha256: string },
): Promise<void> =>
  separately(app.db, (tx) => {
    const now = app.clock.now();
    const upload = {
      id,
      sessionId: session.id,
      participantId: participant.id,
      personId: participant.personId,
      consentId,
      revision,
      lines: lines.map(({ line }) => line),
      bytes,
      sha256,
      received: 0,
      state: "whole" as const,
      refusal: null,
      begunAt,
      touchedAt: now,
      expiresAt: new Date(now.getTime() + wholeHours * 3_600_000),
    };
    return insertUpload(tx, upload, { ownerId: session.ownerId, lines });
  });

const otherHash = (): Refusal =>
  new Refusal(
    "checksum-mismatch",
    "sha256-mismatch",
    "sha256: The file that arrived has another SHA-256. Nothing was kept. Send it again.",
    { faults: [{ field: "sha256", message: "The file that arrived has another SHA-256." }] },
  );
