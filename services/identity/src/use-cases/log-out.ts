import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";
import { endSessions } from "../store/sessions.ts";
import { lockUser } from "../store/users.ts";

export const logOut = useCase({
  answer: "nothing",
  async run(app, { actor, transaction }) {
    const { id: userId, sessionId: only } = actor;
    await transaction(async (tx) => {
      await lockUser(tx, app.sealer, userId);
      if (only) await endSessions(tx, { userId, only, reason: "logout" }, app.clock.now());
    });
    return answer(undefined);
  },
});
