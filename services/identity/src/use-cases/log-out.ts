import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";
import { audit } from "../store/audit-log.ts";
import { endSessions } from "../store/sessions.ts";
import { lockUser } from "../store/users.ts";

export const logOut = useCase({
  answer: "nothing",
  async run(app, { actor, transaction }) {
    const { id: userId, sessionId: only } = actor;
    if (only)
      await transaction(async (tx) => {
        await lockUser(tx, app, userId);
        await endSessions(tx, { userId, only, reason: "logout" }, app.clock.now());
        await audit(app, tx, { action: "signed-out", actorId: userId });
      });
    return answer(undefined);
  },
});
