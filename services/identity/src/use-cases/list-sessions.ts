import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { SessionView } from "../domain/session.ts";
import { listSessions } from "../store/sessions.ts";

export const listMySessions = useCase({
  query: PageQuery,
  answer: pageOf(SessionView),
  async run(app, { query: { limit, cursor }, actor }) {
    const [before] = decodeCursor(cursor, z.tuple([Id])) ?? [null];
    const asked = { userId: actor.id, before, limit: limit + 1, now: app.clock.now() };
    const sessions = await listSessions(app.db.read, app, asked);
    return answer(
      page(
        sessions,
        limit,
        (session) => [session.id],
        ({ createdAt, lastUsedAt, ...session }) => ({
          ...session,
          createdAt: createdAt.toISOString(),
          lastUsedAt: lastUsedAt.toISOString(),
          current: session.id === actor.sessionId,
        }),
      ),
    );
  },
});
