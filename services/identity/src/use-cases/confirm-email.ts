import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { LinkToken, linkInvalid } from "../domain/mail-link.ts";
import { postLetter } from "../steps/post-letter.ts";
import { audit } from "../store/audit-log.ts";
import { saveEmail } from "../store/credentials.ts";
import { dropEmailChange, findEmailChange, saveAgreed } from "../store/email-changes.ts";
import { findLink, useLink, voidLinks } from "../store/mail-links.ts";
import { lockUser } from "../store/users.ts";

const halves = ["leave-email", "enter-email"] as const;
const every = [...halves, "verify-email", "reset-password", "lift-second-factors"] as const;

/** One of the two mailboxes confirms a change of address. The second confirmation makes the change. */
export const confirmEmail = useCase({
  body: z.strictObject({ token: LinkToken }),
  answer: z.object({
    changed: z.boolean().meta({ description: "False until the other mailbox has confirmed, too." }),
  }),
  async run(app, { body, transaction }) {
    const now = app.clock.now();
    const link = await findLink(app.db.read, body.token, halves, now);
    if (!link) throw linkInvalid();
    const half = link.purpose === "leave-email" ? "leave-email" : "enter-email";
    return transaction(async (tx) => {
      const user = await lockUser(tx, app, link.userId);
      const before = await findEmailChange(tx, app.sealer, link.userId, now);
      if (!user || !before || !(await useLink(tx, link, now))) throw linkInvalid();
      await saveAgreed(tx, user.id, half, now);
      const changed = half === "leave-email" ? before.entered : before.left;
      if (!changed) return answer({ changed });
      await saveEmail(tx, app.sealer, { id: user.id, email: before.email }, now);
      await dropEmailChange(tx, user.id);
      await voidLinks(tx, user.id, every);
      await audit(app, tx, { action: "email-changed", actorId: null, subjectId: user.id });
      for (const to of [user.email, before.email])
        await postLetter(app, tx, { kind: "email-changed", to, askedAt: now });
      return answer({ changed });
    });
  },
});
