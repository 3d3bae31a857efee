import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { close } from "../domain/session.ts";
import { counted } from "../steps/counted.ts";
import { lockOrganised } from "../steps/organised-session.ts";
import { SessionView } from "../steps/session-view.ts";
import { saveSession } from "../store/sessions.ts";

/** Closes a session: nothing can be contributed until it is opened again. The second time nothing happens. */
export const closeSession = useCase({
  params: z.object({ id: Id }),
  answer: SessionView,
  run: (app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const session = await lockOrganised(tx, params.id, actor.id);
      const { session: closed, events } = close(session, "owner", app.clock.now());
      await saveSession(tx, closed, events);
      return answer(await counted(tx, closed, actor.id));
    }),
});
