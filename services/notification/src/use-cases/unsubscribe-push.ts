import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { deletePush } from "../store/push.ts";

/** Has a browser of the actor's show no more messages. */
export const unsubscribePush = useCase({
  params: z.object({ id: Id }),
  answer: "nothing",
  run: (_app, { actor, params: { id }, transaction }) =>
    transaction(async (tx) => {
      if ((await deletePush(tx, actor.id, [id])) === 0) throw notFound("subscription");
      return answer(undefined);
    }),
});
