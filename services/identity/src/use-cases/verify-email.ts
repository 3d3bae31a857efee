import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { LinkToken, linkInvalid } from "../domain/mail-link.ts";
import { audit } from "../store/audit-log.ts";
import { saveVerified } from "../store/credentials.ts";
import { findLink, useLink } from "../store/mail-links.ts";
import { isAddressOf, lockUser } from "../store/users.ts";

export const verifyEmail = useCase({
  body: z.strictObject({ token: LinkToken }),
  answer: "nothing",
  async run(app, { body, transaction }) {
    const now = app.clock.now();
    const link = await findLink(app.db.read, body.token, ["verify-email"], now);
    if (!link) throw linkInvalid();
    await transaction(async (tx) => {
      const user = await lockUser(tx, app, link.userId);
      if (!user || !isAddressOf(app.sealer, user, link.emailFingerprint) || !(await useLink(tx, link, now)))
        throw linkInvalid();
      await saveVerified(tx, user.id, now);
      await audit(app, tx, { action: "email-confirmed", actorId: null, subjectId: user.id });
    });
    return answer(undefined);
  },
});
