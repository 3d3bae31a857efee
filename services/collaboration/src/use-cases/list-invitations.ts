import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { invitationStates } from "../domain/invitation.ts";
import { InvitationView, invitationView } from "../steps/invitation-view.ts";
import { findOrganised } from "../steps/organised-session.ts";
import { countStates, invitationsOf } from "../store/invitation-lists.ts";

const counts = Object.fromEntries(invitationStates.map((state) => [state, z.number().int()])) as Record<
  (typeof invitationStates)[number],
  z.ZodNumber
>;

/** The invitations to a session, newest first, and how many are how far. */
export const listInvitations = useCase({
  params: z.object({ id: Id }),
  query: PageQuery,
  answer: pageOf(InvitationView).extend({
    counts: z.object({ ...counts, revoked: z.number().int(), expired: z.number().int() }),
  }),
  async run(app, { params, query: { limit, cursor }, actor }) {
    const session = await findOrganised(app.db.read, params.id, actor.id);
    const [before] = decodeCursor(cursor, z.tuple([Id])) ?? [null];
    const [rows, numbers] = await Promise.all([
      invitationsOf(app.db.read, session.id, { before, limit: limit + 1 }),
      countStates(app.db.read, session.id, app.clock.now()),
    ]);
    return answer({ ...page(rows, limit, ({ id }) => [id], invitationView), counts: numbers });
  },
});
