import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";
import { audit } from "../store/audit-log.ts";
import { endSession } from "../store/sessions.ts";

export const logOut = useCase({
  answer: "nothing",
  async run(app, { actor, transaction }) {
    const { id: userId, sessionId: id } = actor;
    if (id)
      await transaction(async (tx) => {
        await endSession(tx, { id, userId }, "logout", app.clock.now());
        await audit(app, tx, { action: "signed-out", actorId: userId });
      });
    return answer(undefined);
  },
});
