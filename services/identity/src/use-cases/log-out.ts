import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";
import { endSession } from "../store/sessions.ts";

export const logOut = useCase({
  answer: "nothing",
  async run(app, { actor, transaction }) {
    const { id: userId, sessionId: id } = actor;
    if (id) await transaction((tx) => endSession(tx, { id, userId }, "logout", app.clock.now()));
    return answer(undefined);
  },
});
