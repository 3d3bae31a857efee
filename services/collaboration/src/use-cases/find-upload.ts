import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { isComplete, requireAlive } from "../domain/upload.ts";
import { requireTus } from "../domain/upload-headers.ts";
import { finishUpload } from "../steps/finish-upload.ts";
import { ownUpload } from "../steps/own-upload.ts";
import { progressOf } from "../steps/upload-answers.ts";

/**
 * How much of an upload has arrived (tus, HEAD). One whose last answer got lost is finished now, since a client that
 * finds it complete sends nothing more.
 */
export const findUpload = useCase({
  params: z.object({ id: Id, uploadId: Id }),
  answer: "nothing",
  async run(app, { params, actor, header, signal }) {
    requireTus(header("tus-resumable"));
    const { id: participantId, uploadId } = params;
    const upload = await ownUpload(app.db.read, { participantId, uploadId, actorId: actor.id });
    requireAlive(upload, app.clock.now());
    if (isComplete(upload)) await finishUpload(app, uploadId, signal);
    return answer(undefined, { ...progressOf(upload), "upload-length": String(upload.bytes) });
  },
});
