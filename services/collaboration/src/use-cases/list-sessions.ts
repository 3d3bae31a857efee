import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { listSessions as readSessions } from "../store/sessions.ts";

const Item = z.object({
  id: Id,
  storyId: Id,
  storyTitle: z.string(),
  title: z.string(),
  status: z.enum(["open", "closed"]),
  yours: z.boolean(),
  deadline: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});

/** The sessions that the user owns or organises, newest first. */
export const listSessions = useCase({
  query: PageQuery,
  answer: pageOf(Item),
  async run(app, { query: { limit, cursor }, actor }) {
    const [before] = decodeCursor(cursor, z.tuple([Id])) ?? [null];
    const sessions = await readSessions(app.db.read, { userId: actor.id, before, limit: limit + 1 });
    return answer(
      page(
        sessions,
        limit,
        ({ id }) => [id],
        (one) => ({
          ...one,
          yours: one.ownerId === actor.id,
          deadline: one.deadline?.toISOString() ?? null,
          createdAt: one.createdAt.toISOString(),
        }),
      ),
    );
  },
});
