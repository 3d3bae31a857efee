import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";

/** Streams how many of the actor's messages are unread and which is the newest, at each change. */
export const watchNotifications = useCase({
  answer: { events: z.object({ unread: z.number().int(), latest: z.string().nullable() }) },
  run: async (app, { actor, signal }) => answer(app.feeds.follow(actor.id, signal)),
});
