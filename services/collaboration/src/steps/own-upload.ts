import { notFound } from "@storytelling/values";
import type { VoiceUpload } from "../domain/upload.ts";
import type { Reader, Tx } from "../store/db.ts";
import { findUpload } from "../store/uploads.ts";
import { participantOf } from "./own-participant.ts";

/** One of the actor's own uploads. @throws Refusal `participant-not-found`, `upload-not-found` */
export async function ownUpload(
  db: Reader | Tx,
  { participantId, uploadId, actorId }: { participantId: string; uploadId: string; actorId: string },
): Promise<VoiceUpload> {
  const { participant } = await participantOf(db, participantId, { id: actorId });
  const upload = await findUpload(db, uploadId);
  if (upload?.participantId === participant.id && upload.state !== "whole") return upload;
  throw notFound("upload");
}
