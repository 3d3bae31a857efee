import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { isParticipant } from "../domain/participant.ts";
import { findParticipant } from "../store/participants.ts";
import { lockText, deleteText as remove } from "../store/texts.ts";

/** Deletes an own text. */
export const deleteText = useCase({
  params: z.object({ id: Id }),
  answer: "nothing",
  run: (_app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const text = await lockText(tx, params.id);
      const participant = text && (await findParticipant(tx, text.participantId));
      if (!participant || !isParticipant(participant, actor.id)) throw notFound("text");
      await remove(tx, params.id);
      return answer(undefined);
    }),
});
