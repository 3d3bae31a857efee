import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { markRead } from "../store/feed.ts";

/** Marks all of the actor's messages as read. */
export const readAllNotifications = useCase({
  answer: z.object({ read: z.number().int().meta({ description: "How many were unread." }) }),
  run: (app, { actor, transaction }) =>
    transaction(async (tx) => answer({ read: await markRead(tx, actor.id, null, app.clock.now()) })),
});
