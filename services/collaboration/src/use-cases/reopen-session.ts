import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { reopen } from "../domain/session.ts";
import { counted } from "../steps/counted.ts";
import { lockOrganised } from "../steps/organised-session.ts";
import { SessionView } from "../steps/session-view.ts";
import { saveSession } from "../store/sessions.ts";

/** Opens a closed session again. @throws Refusal `deadline-past`, `story-deleted` */
export const reopenSession = useCase({
  params: z.object({ id: Id }),
  answer: SessionView,
  run: (app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const session = await lockOrganised(tx, params.id, actor.id);
      const { session: opened, events } = reopen(session, app.clock.now());
      await saveSession(tx, opened, events);
      return answer(await counted(tx, opened, actor.id));
    }),
});
