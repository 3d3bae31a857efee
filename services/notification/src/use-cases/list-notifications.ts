import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { readerOf, textOf } from "../steps/text.ts";
import { readFeed } from "../store/feed.ts";

const NotificationView = z.object({
  id: Id,
  kind: z.string(),
  storyId: Id.nullable(),
  title: z.string(),
  body: z.string(),
  link: z.string().nullable(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
});

/** The actor's messages in the app, newest first, in the language that they read now. */
export const listNotifications = useCase({
  query: PageQuery.extend({
    unread: z.stringbool().default(false).meta({ description: "Only those that are not read yet." }),
  }),
  answer: pageOf(NotificationView),
  async run(app, { actor, query }) {
    const [before] = decodeCursor(query.cursor, z.tuple([Id])) ?? [null];
    const window = { before, limit: query.limit + 1, unread: query.unread };
    const [rows, reader] = await Promise.all([
      readFeed(app.db.read, actor.id, window),
      readerOf(app, actor.id),
    ]);
    return answer(
      page(
        rows,
        query.limit,
        (row) => [row.id],
        ({ facts, createdAt, readAt, ...row }) => ({
          ...row,
          ...textOf(row.kind, facts, reader).inApp,
          link: typeof facts.link === "string" ? facts.link : null,
          createdAt: createdAt.toISOString(),
          readAt: readAt?.toISOString() ?? null,
        }),
      ),
    );
  },
});
