import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { holdDead } from "../steps/dead-message.ts";
import { endDropped } from "../store/endings.ts";

/** Gives a dead message up. */
export const discardMessage = useCase({
  params: z.object({ id: Id }),
  answer: "nothing",
  run: (app, { params: { id }, transaction }) =>
    transaction(async (tx) => {
      await holdDead(tx, id);
      await endDropped(tx, id, "discarded", app.clock.now());
      return answer(undefined);
    }),
});
