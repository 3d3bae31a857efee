import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";
import { audit } from "../store/audit-log.ts";
import { endSessions } from "../store/sessions.ts";
import { lockUser } from "../store/users.ts";

export const endMyOtherSessions = useCase({
  answer: "nothing",
  async run(app, { actor, transaction }) {
    const which = { userId: actor.id, except: actor.sessionId, reason: "revoked" } as const;
    await transaction(async (tx) => {
      await lockUser(tx, app, actor.id);
      const ended = await endSessions(tx, which, app.clock.now());
      if (ended > 0)
        await audit(app, tx, { action: "sessions-ended", actorId: actor.id, details: { ended } });
    });
    return answer(undefined);
  },
});
