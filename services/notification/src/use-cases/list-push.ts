import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { pushSubscriptionsOf } from "../store/push.ts";

/** The browsers that show the actor's messages. Their keys stay here. */
export const listPush = useCase({
  answer: z.object({
    items: z.array(z.object({ id: Id, service: z.string(), createdAt: z.iso.datetime() })),
  }),
  async run(app, { actor }) {
    const rows = await pushSubscriptionsOf(app.db.read, actor.id);
    const items = rows.map(({ id, endpoint, createdAt }) => ({
      ...{ id, service: new URL(endpoint).hostname },
      createdAt: createdAt.toISOString(),
    }));
    return answer({ items });
  },
});
