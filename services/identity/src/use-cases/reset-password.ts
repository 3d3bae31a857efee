import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { LinkToken, linkInvalid } from "../domain/mail-link.ts";
import { NewPassword } from "../domain/password.ts";
import { makeFirstAdmin } from "../steps/first-admin.ts";
import { hashNewPassword } from "../steps/new-password.ts";
import { postLetter } from "../steps/post-letter.ts";
import { audit } from "../store/audit-log.ts";
import { savePassword, saveVerified } from "../store/credentials.ts";
import { findLink, useLink, voidLinks } from "../store/mail-links.ts";
import { lockRoles } from "../store/roles.ts";
import { endSessions } from "../store/sessions.ts";
import { findUser, isAddressOf, lockUser } from "../store/users.ts";

export const resetPassword = useCase({
  body: z.strictObject({ token: LinkToken, newPassword: NewPassword }),
  answer: "nothing",
  async run(app, { body, transaction }) {
    const link = await findLink(app.db.read, body.token, ["reset-password"], app.clock.now());
    const before = link && (await findUser(app.db.read, app, link.userId));
    if (!link || !before) throw linkInvalid();
    const given = { password: body.newPassword, email: before.email, field: "body.newPassword" };
    const passwordHash = await hashNewPassword(app, given);
    return transaction(async (tx) => {
      if (before.email === app.config.ADMIN_EMAIL) await lockRoles(tx);
      const user = await lockUser(tx, app, link.userId);
      const now = app.clock.now();
      if (!user || !isAddressOf(app.sealer, user, link.emailFingerprint) || !(await useLink(tx, link, now)))
        throw linkInvalid();
      await savePassword(tx, { id: user.id, passwordHash }, now);
      await saveVerified(tx, user.id, now);
      await voidLinks(tx, user.id, ["reset-password", "leave-email", "enter-email"]);
      await endSessions(tx, { userId: user.id, reason: "password" }, now);
      await audit(app, tx, { action: "password-reset", actorId: null, subjectId: user.id });
      await makeFirstAdmin(app, tx, user);
      await postLetter(app, tx, { kind: "password-changed", to: user.email, askedAt: now });
      // The owner's mailbox proves that this is the owner's device. It gets in even while strangers guess the password.
      return answer(undefined, { "set-cookie": app.devices.mark(user.email, now) });
    });
  },
});
