import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { lockParticipantOf } from "../steps/own-participant.ts";
import { ownParticipation } from "../steps/own-participation.ts";
import { partWith } from "../steps/part-with.ts";

/** A participant leaves: their consents end, what they gave is deleted, and their tokens die. */
export const leaveSession = useCase({
  query: z.object({ sessionId: Id.optional() }),
  answer: "nothing",
  run: (app, { query, actor, transaction }) =>
    transaction(async (tx) => {
      const { id } = await ownParticipation(tx, actor, query.sessionId);
      const { participant, session } = await lockParticipantOf(tx, id, actor);
      await partWith(app, tx, { participant, session });
      return answer(undefined);
    }),
});
