import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { BoothView, boothOf } from "../steps/booth-view.ts";
import { ownParticipation } from "../steps/own-participation.ts";
import { findSession } from "../store/sessions.ts";

/** What a participant sees: the session, their lines with what stands around them, and their consents. */
export const readOwnParticipation = useCase({
  query: z.object({
    sessionId: Id.optional(),
    from: z.coerce.number().int().min(0).default(0).meta({ description: "The first line's number." }),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  answer: BoothView,
  async run(app, { query, actor }) {
    const participant = await ownParticipation(app.db.read, actor, query.sessionId);
    const session = await findSession(app.db.read, participant.sessionId);
    if (!session) throw notFound("participant");
    return answer(await boothOf(app.db.read, { participant, session }, query, app.clock.now()));
  },
});
