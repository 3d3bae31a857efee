import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { ownTake } from "../steps/own-take.ts";
import { removeTakes } from "../steps/remove-takes.ts";

/** Deletes a take everywhere; synthetic voices stand in for it. */
export const deleteTake = useCase({
  params: z.object({ id: Id }),
  answer: "nothing",
  async run(app, { params, actor, transaction }) {
    await ownTake(app, actor, params.id);
    return transaction(async (tx) => {
      await removeTakes(app, tx, [params], app.clock.now());
      return answer(undefined);
    });
  },
});
