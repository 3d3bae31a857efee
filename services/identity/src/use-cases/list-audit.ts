import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { detailsOf, pageOfAudit } from "../store/audit-log.ts";

const AuditView = z.object({
  position: z.number().int(),
  time: z.string(),
  action: z.string(),
  actorId: Id.nullable(),
  subjectId: Id.nullable(),
  details: z
    .record(z.string(), z.unknown())
    .nullable()
    .meta({ description: "Null when there are none, or when the person was erased." }),
});

/** Entries of the audit log, newest first. */
export const listAudit = useCase({
  query: PageQuery.extend({
    userId: Id.optional().meta({ description: "Only what this person did and what was done to them." }),
    action: z.string().max(50).optional(),
  }),
  answer: pageOf(AuditView),
  async run(app, { query: { limit, cursor, userId: personId, action } }) {
    const [before] = decodeCursor(cursor, z.tuple([z.string().regex(/^\d{1,15}$/)])) ?? [null];
    const window = { before: before === null ? null : Number(before), limit: limit + 1, personId, action };
    const entries = await pageOfAudit(app.db.read, window);
    const opened = await Promise.all(
      entries.map(async (entry) => ({ ...entry, details: await detailsOf(app, entry) })),
    );
    return answer(
      page(
        opened,
        limit,
        (entry) => [String(entry.position)],
        ({ id: _id, time, ...entry }) => ({ ...entry, time: time.toISOString() }),
      ),
    );
  },
});
