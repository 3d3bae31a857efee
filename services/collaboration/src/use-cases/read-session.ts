import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { counted } from "../steps/counted.ts";
import { findOrganised } from "../steps/organised-session.ts";
import { SessionView } from "../steps/session-view.ts";

/** A session, for its organisers. */
export const readSession = useCase({
  params: z.object({ id: Id }),
  answer: SessionView,
  async run(app, { params, actor }) {
    const session = await findOrganised(app.db.read, params.id, actor.id);
    return answer(await counted(app.db.read, session, actor.id));
  },
});
