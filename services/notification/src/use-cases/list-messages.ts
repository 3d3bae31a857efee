import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { MessageState } from "../domain/message.ts";
import { listMessages as readMessages } from "../store/admin.ts";

const MessageView = z.object({
  id: Id,
  kind: z.string(),
  way: z.string(),
  state: MessageState,
  reason: z.string().nullable(),
  attempts: z.number().int(),
  createdAt: z.iso.datetime(),
  notBefore: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});

/** Messages, newest first, without their words and recipients. */
export const listMessages = useCase({
  query: PageQuery.extend({ state: MessageState.optional() }),
  answer: pageOf(MessageView),
  async run(app, { query }) {
    const [before] = decodeCursor(query.cursor, z.tuple([Id])) ?? [null];
    const rows = await readMessages(app.db.read, { state: query.state, before, limit: query.limit + 1 });
    return answer(
      page(
        rows,
        query.limit,
        (row) => [row.id],
        ({ createdAt, notBefore, endedAt, ...row }) => ({
          ...row,
          createdAt: createdAt.toISOString(),
          notBefore: notBefore.toISOString(),
          endedAt: endedAt?.toISOString() ?? null,
        }),
      ),
    );
  },
});
