import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { hasFeedItem, markRead } from "../store/feed.ts";

/** Marks one of the actor's messages as read. The second time nothing happens. */
export const readNotification = useCase({
  params: z.object({ id: Id }),
  answer: "nothing",
  run: (app, { actor, params: { id }, transaction }) =>
    transaction(async (tx) => {
      if (!(await hasFeedItem(tx, actor.id, id))) throw notFound("notification");
      await markRead(tx, actor.id, id, app.clock.now());
      return answer(undefined);
    }),
});
