import { DEFAULT_LIMITS, refusalAdvice } from "@storytelling/recordings";
import { answer } from "@storytelling/service";
import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { expiryFrom, type VoiceUpload } from "../domain/upload.ts";
import { bytesIn, checksumIn, metadataIn, requireTus } from "../domain/upload-headers.ts";
import { VoiceFields } from "../domain/wanted-lines.ts";
import { appendChunks } from "../steps/append-chunks.ts";
import { finishUpload } from "../steps/finish-upload.ts";
import { lockParticipantOf } from "../steps/own-participant.ts";
import { addressOf, progressOf } from "../steps/upload-answers.ts";
import { planVoice } from "../steps/voice-plan.ts";
import { countUnfinished, insertUpload } from "../store/uploads.ts";

const mostUnfinished = 50;

/**
 * Begins a resumable upload (tus, creation). A body is its first piece.
 * @throws Refusal `too-many-uploads`, `audio-too-large`, and those of planning a recording
 */
export const beginUpload = useCase({
  params: z.object({ id: Id }),
  answer: "nothing",
  async run(app, { params, actor, header, incoming, signal, transaction }) {
    requireTus(header("tus-resumable"));
    const bytes = bytesIn("Upload-Length", header("upload-length"));
    const checksum = checksumIn(header("upload-checksum"));
    const fields = fieldsIn(metadataIn(header("upload-metadata")));
    const upload = await transaction(async (tx): Promise<VoiceUpload> => {
      // Before the consent, as withdrawing one locks them, too.
      await lockParticipantOf(tx, params.id, actor);
      const wish = { participantId: params.id, actorId: actor.id, fields };
      const { id, session, participant, lines, begunAt } = await planVoice(app, tx, wish);
      requireSize(bytes, participant.language);
      const now = app.clock.now();
      if ((await countUnfinished(tx, participant.id, now)) >= mostUnfinished) throw tooMany();
      const begun: VoiceUpload = {
        id,
        sessionId: session.id,
        participantId: participant.id,
        personId: participant.personId,
        consentId: fields.consentId,
        revision: fields.revision,
        lines: lines.map(({ line }) => line),
        bytes,
        sha256: fields.sha256,
        received: 0,
        state: "receiving",
        refusal: null,
        begunAt,
        touchedAt: now,
        expiresAt: expiryFrom(now),
      };
      await insertUpload(tx, begun, { ownerId: session.ownerId, lines });
      return begun;
    });
    const received = await appendChunks(app, { uploadId: upload.id, offset: 0, incoming, checksum });
    if (received === bytes) await finishUpload(app, upload.id, signal);
    return answer(undefined, { location: addressOf(upload), ...progressOf({ ...upload, received }) });
  },
});

function fieldsIn(metadata: Record<string, string>): VoiceFields & { sha256: string } {
  const parsed = VoiceFields.safeParse(metadata);
  const fault = parsed.error?.issues.map(({ path, message }) => ({
    field: `headers.Upload-Metadata.${path.join(".")}`,
    message,
  }));
  const faults = fault ?? [];
  if (parsed.success && parsed.data.sha256) return { ...parsed.data, sha256: parsed.data.sha256 };
  if (parsed.success)
    faults.push({ field: "headers.Upload-Metadata.sha256", message: "Give the SHA-256 of the recording." });
  const first = faults[0];
  throw new Refusal("invalid", "input-invalid", `${first?.field}: ${first?.message}`, { faults });
}

/** @throws Refusal `audio-empty`, `audio-too-large` before anything of it is sent */
function requireSize(bytes: number, language: string): void {
  const facts = (reason: "audio-empty" | "audio-too-large") => ({
    facts: { advice: refusalAdvice(reason, language) },
  });
  if (bytes === 0)
    throw new Refusal("invalid", "audio-empty", "The recording has no bytes.", facts("audio-empty"));
  if (bytes <= DEFAULT_LIMITS.bytes) return;
  const message = `A recording has at most ${DEFAULT_LIMITS.bytes} bytes.`;
  throw new Refusal("too-large", "audio-too-large", message, facts("audio-too-large"));
}

const tooMany = (): Refusal =>
  new Refusal(
    "too-many",
    "too-many-uploads",
    `You have ${mostUnfinished} uploads that are not finished. Finish or delete some of them first.`,
  );
