import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { takeBack } from "../steps/remove-contributions.ts";
import { lockOwnContribution } from "../steps/seen-contribution.ts";

/** Takes an own recording back; the second time nothing happens. */
export const withdrawContribution = useCase({
  params: z.object({ id: Id }),
  answer: "nothing",
  run: (app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const { made } = await lockOwnContribution(tx, params.id, actor.id);
      await takeBack(app, tx, made, { told: true });
      return answer(undefined);
    }),
});
