import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { lockOrganised } from "../steps/organised-session.ts";
import { partWith } from "../steps/part-with.ts";
import { lockParticipant } from "../store/participants.ts";

/** An organiser removes somebody from a session: as if they had left. */
export const removeParticipant = useCase({
  params: z.object({ id: Id, participantId: Id }),
  answer: "nothing",
  run: (app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const session = await lockOrganised(tx, params.id, actor.id);
      const participant = await lockParticipant(tx, params.participantId);
      if (participant?.sessionId !== session.id || participant.leftAt) throw notFound("participant");
      await partWith(app, tx, { participant, session });
      return answer(undefined);
    }),
});
