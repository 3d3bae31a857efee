import { answer } from "@storytelling/service";
import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { lockOrganised } from "../steps/organised-session.ts";
import { removeSessions } from "../steps/remove-sessions.ts";

/** Deletes a session with everything that was given in it. Only its owner may. */
export const deleteSession = useCase({
  params: z.object({ id: Id }),
  answer: "nothing",
  run: (app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const session = await lockOrganised(tx, params.id, actor.id);
      if (session.ownerId !== actor.id)
        throw new Refusal(
          "forbidden",
          "owner-only",
          "Only the owner may delete a session. You can close it.",
        );
      await removeSessions(app, tx, [session], "owner");
      return answer(undefined);
    }),
});
