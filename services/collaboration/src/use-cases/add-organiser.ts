import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { counted } from "../steps/counted.ts";
import { lockOrganised } from "../steps/organised-session.ts";
import { SessionView } from "../steps/session-view.ts";
import { addOrganiser as save } from "../store/organisers.ts";

/** Makes a user, whose id the organiser knows, a co-organiser. By e-mail address, invite them with the kind organiser. */
export const addOrganiser = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({ userId: Id }),
  answer: SessionView,
  async run(app, { params, body, actor, address, signal, transaction }) {
    // Identity refuses an id that is no user's.
    await app.people.contact(body.userId, { actor: { id: body.userId }, address, signal });
    return transaction(async (tx) => {
      const session = await lockOrganised(tx, params.id, actor.id);
      const { userId } = body;
      if (userId !== session.ownerId)
        await save(tx, { sessionId: session.id, userId, addedAt: app.clock.now() });
      return answer(await counted(tx, session, actor.id));
    });
  },
});
