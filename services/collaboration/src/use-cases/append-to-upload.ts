import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { expiryFrom, isComplete, requireAlive, requireOffset } from "../domain/upload.ts";
import { bytesIn, checksumIn, requireTus } from "../domain/upload-headers.ts";
import { appendChunks } from "../steps/append-chunks.ts";
import { finishUpload } from "../steps/finish-upload.ts";
import { ownUpload } from "../steps/own-upload.ts";
import { progressOf } from "../steps/upload-answers.ts";

/**
 * Adds a piece to an upload (tus, PATCH). With the last one, the recording becomes a contribution with the upload's id.
 * @throws Refusal `offset-mismatch`, `checksum-mismatch`; of the recording, when it is complete and cannot be used
 */
export const appendToUpload = useCase({
  params: z.object({ id: Id, uploadId: Id }),
  answer: "nothing",
  async run(app, { params, actor, header, incoming, signal }) {
    requireTus(header("tus-resumable"));
    const offset = bytesIn("Upload-Offset", header("upload-offset"));
    const checksum = checksumIn(header("upload-checksum"));
    const { id: participantId, uploadId } = params;
    const upload = await ownUpload(app.db.read, { participantId, uploadId, actorId: actor.id });
    requireAlive(upload, app.clock.now());
    requireOffset(upload, offset);
    const received = await appendChunks(app, { uploadId, offset, incoming, checksum });
    const now = { ...upload, received, expiresAt: expiryFrom(app.clock.now()) };
    if (isComplete(now)) await finishUpload(app, uploadId, signal);
    return answer(undefined, progressOf(now));
  },
});
