import { answer } from "@storytelling/service";
import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { requireTus } from "../domain/upload-headers.ts";
import { ownUpload } from "../steps/own-upload.ts";
import { deleteUpload, lockUpload } from "../store/uploads.ts";

/** Ends an upload and drops what has arrived (tus, termination). @throws Refusal `upload-done` */
export const terminateUpload = useCase({
  params: z.object({ id: Id, uploadId: Id }),
  answer: "nothing",
  run: (_app, { params, actor, header, transaction }) =>
    transaction(async (tx) => {
      requireTus(header("tus-resumable"));
      const { id: participantId, uploadId } = params;
      await ownUpload(tx, { participantId, uploadId, actorId: actor.id });
      if ((await lockUpload(tx, uploadId))?.state === "done") throw done();
      await deleteUpload(tx, uploadId);
      return answer(undefined);
    }),
});

const done = (): Refusal =>
  new Refusal("conflict", "upload-done", "It is a contribution already. Delete the contribution instead.");
