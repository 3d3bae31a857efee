import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { lockParticipantOf } from "../steps/own-participant.ts";
import { ParticipantView, participantView } from "../steps/participant-view.ts";
import { noteSubmitted } from "../store/participant-progress.ts";

/** A participant says that they are done. They may still record until the session is closed. */
export const submitParticipation = useCase({
  params: z.object({ id: Id }),
  answer: ParticipantView,
  run: (app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const { participant } = await lockParticipantOf(tx, params.id, actor);
      const now = app.clock.now();
      await noteSubmitted(tx, participant.id, now);
      return answer(participantView({ ...participant, submittedAt: participant.submittedAt ?? now }));
    }),
});
