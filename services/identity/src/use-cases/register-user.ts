import { answer } from "@storytelling/service";
import { Email } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { NewPassword } from "../domain/password.ts";
import { DisplayName, register } from "../domain/user.ts";
import { hashNewPassword } from "../steps/new-password.ts";
import { postLetter } from "../steps/post-letter.ts";
import { audit } from "../store/audit-log.ts";
import { insertUser } from "../store/users.ts";

/**
 * Answers the same, after the same work, whether or not the address had an account. Only the letter shows which.
 */
export const registerUser = useCase({
  body: z.strictObject({ email: Email, password: NewPassword, displayName: DisplayName }),
  answer: "nothing",
  run(app, { body: { email, password, displayName }, transaction }) {
    return app.evenly(async () => {
      const passwordHash = await hashNewPassword(app, { password, email, field: "body.password" });
      return transaction(async (tx) => {
        const now = app.clock.now();
        const { user, events } = register({ id: app.ids.next(), email, displayName, first: false }, now);
        const { opened, id } = await insertUser(tx, app, { user, passwordHash, events });
        await postLetter(app, tx, {
          kind: opened ? "verify-email" : "account-exists",
          to: email,
          askedAt: now,
        });
        const action = opened ? "user-registered" : "registered-again";
        await audit(app, tx, { action, actorId: opened ? id : null, subjectId: opened ? null : id });
        return answer(undefined);
      });
    });
  },
});
