import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { audit } from "../store/audit-log.ts";
import { endSessions } from "../store/sessions.ts";
import { lockUser } from "../store/users.ts";

export const endMySession = useCase({
  params: z.object({ id: Id }),
  answer: "nothing",
  async run(app, { params, actor, transaction }) {
    const which = { userId: actor.id, only: params.id, reason: "revoked" } as const;
    const ended = await transaction(async (tx) => {
      await lockUser(tx, app, actor.id);
      const ended = await endSessions(tx, which, app.clock.now());
      if (ended > 0)
        await audit(app, tx, { action: "sessions-ended", actorId: actor.id, details: { ended } });
      return ended;
    });
    if (ended === 0) throw notFound("session");
    return answer(undefined);
  },
});
