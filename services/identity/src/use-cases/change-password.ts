import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { NewPassword, passwordWrong } from "../domain/password.ts";
import { confirmPassword } from "../steps/confirm-password.ts";
import { hashNewPassword } from "../steps/new-password.ts";
import { postLetter } from "../steps/post-letter.ts";
import { audit } from "../store/audit-log.ts";
import { isSamePassword, savePassword } from "../store/credentials.ts";
import { voidLinks } from "../store/mail-links.ts";
import { endSessions } from "../store/sessions.ts";
import { findUser, lockUser } from "../store/users.ts";

export const changePassword = useCase({
  body: z.strictObject({ currentPassword: z.string().max(1000), newPassword: NewPassword }),
  answer: "nothing",
  async run(app, { body, actor, transaction }) {
    const known = await confirmPassword(app, actor.id, body.currentPassword);
    const email = (await findUser(app.db.read, app, actor.id))?.email ?? "";
    const given = { password: body.newPassword, email, field: "body.newPassword" };
    const passwordHash = await hashNewPassword(app, given);
    await transaction(async (tx) => {
      const user = await lockUser(tx, app, actor.id);
      if (!user || !(await isSamePassword(tx, known))) throw passwordWrong();
      const now = app.clock.now();
      await savePassword(tx, { id: user.id, passwordHash }, now);
      await voidLinks(tx, user.id, ["reset-password"]);
      await endSessions(tx, { userId: user.id, except: actor.sessionId, reason: "password" }, now);
      await audit(app, tx, { action: "password-changed", actorId: user.id });
      await postLetter(app, tx, { kind: "password-changed", to: user.email, askedAt: now });
    });
    return answer(undefined);
  },
});
