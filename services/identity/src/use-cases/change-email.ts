import { answer } from "@storytelling/service";
import { Email } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { passwordWrong } from "../domain/password.ts";
import { emailUnchanged } from "../domain/user.ts";
import { confirmPassword } from "../steps/confirm-password.ts";
import { postLetter } from "../steps/post-letter.ts";
import { audit } from "../store/audit-log.ts";
import { isSamePassword } from "../store/credentials.ts";
import { beginEmailChange } from "../store/email-changes.ts";
import { voidLinks } from "../store/mail-links.ts";
import { findSignIn, lockUser } from "../store/users.ts";

/**
 * Asks both mailboxes. If the new address has an account, its owner gets a letter, and the caller sees no difference.
 */
export const changeEmail = useCase({
  body: z.strictObject({ email: Email, currentPassword: z.string().max(1000) }),
  answer: "nothing",
  async run(app, { body: { email, currentPassword }, actor, transaction }) {
    const known = await confirmPassword(app, actor.id, currentPassword);
    await transaction(async (tx) => {
      const user = await lockUser(tx, app, actor.id);
      if (!user || !(await isSamePassword(tx, known))) throw passwordWrong();
      if (user.email === email) throw emailUnchanged();
      const askedAt = app.clock.now();
      const taken = await findSignIn(tx, app.sealer, email);
      await beginEmailChange(tx, app.sealer, { userId: user.id, email }, askedAt);
      await voidLinks(tx, user.id, ["leave-email", "enter-email"]);
      await audit(app, tx, { action: "email-change-requested", actorId: user.id });
      await postLetter(app, tx, { kind: "leave-email", to: user.email, userId: user.id, askedAt });
      const kind = taken ? "account-exists" : "enter-email";
      await postLetter(app, tx, { kind, to: email, userId: user.id, askedAt });
    });
    return answer(undefined);
  },
});
