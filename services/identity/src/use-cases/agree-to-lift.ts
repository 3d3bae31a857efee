import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { LinkToken, linkInvalid } from "../domain/mail-link.ts";
import { postLetter } from "../steps/post-letter.ts";
import { audit } from "../store/audit-log.ts";
import { findLink, useLink } from "../store/mail-links.ts";
import { endSessions } from "../store/sessions.ts";
import { deleteTotp } from "../store/totp.ts";
import { isAddressOf, lockUser } from "../store/users.ts";

/** The owner agrees, by the letter that an operator had sent. Passkeys stay: each is a separate way to sign in. */
export const agreeToLift = useCase({
  body: z.strictObject({ token: LinkToken }),
  answer: "nothing",
  async run(app, { body, transaction }) {
    const now = app.clock.now();
    const link = await findLink(app.db.read, body.token, ["lift-second-factors"], now);
    if (!link) throw linkInvalid();
    await transaction(async (tx) => {
      const user = await lockUser(tx, app, link.userId);
      if (!user || !isAddressOf(app.sealer, user, link.emailFingerprint) || !(await useLink(tx, link, now)))
        throw linkInvalid();
      await deleteTotp(tx, user.id);
      await endSessions(tx, { userId: user.id, reason: "revoked" }, now);
      await audit(app, tx, { action: "second-factors-lifted", actorId: null, subjectId: user.id });
      await postLetter(app, tx, { kind: "second-factors-lifted", to: user.email, askedAt: now });
    });
    return answer(undefined);
  },
});
