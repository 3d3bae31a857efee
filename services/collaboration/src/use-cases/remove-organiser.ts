import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { lockOrganised } from "../steps/organised-session.ts";
import { removeOrganiser as drop } from "../store/organisers.ts";

/** Takes a co-organiser's rights, or gives up one's own. */
export const removeOrganiser = useCase({
  params: z.object({ id: Id, userId: Id }),
  answer: "nothing",
  run: (_app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const session = await lockOrganised(tx, params.id, actor.id);
      await drop(tx, session.id, params.userId);
      return answer(undefined);
    }),
});
