import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { holdDead } from "../steps/dead-message.ts";
import { redriveMessage as putBack } from "../store/admin.ts";

/** Has a dead message tried again from the beginning. */
export const redriveMessage = useCase({
  params: z.object({ id: Id }),
  answer: "nothing",
  run: (app, { params: { id }, transaction }) =>
    transaction(async (tx) => {
      await holdDead(tx, id);
      await putBack(tx, id, app.clock.now());
      return answer(undefined);
    }),
});
