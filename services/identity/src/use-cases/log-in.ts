import { answer, transaction as transactionOn } from "@storytelling/service";
import { Email, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { accessSeconds, Grant } from "../domain/session.ts";
import { viewOf } from "../domain/user.ts";
import { audit } from "../store/audit-log.ts";
import { openSession } from "../store/sessions.ts";
import { findSignIn, lockHolder } from "../store/users.ts";

const failed = (): Refusal =>
  new Refusal("unauthenticated", "login-failed", "The e-mail address or the password is wrong.");

export const logIn = useCase({
  body: z.strictObject({ email: Email, password: z.string().max(1000) }),
  answer: Grant,
  async run(app, { body: { email, password }, address, transaction }) {
    const known = await findSignIn(app.db.read, app.sealer, email);
    const right = await app.passwords.verify(known?.passwordHash ?? null, password);
    if (!known || !right) {
      // Noted alike with and without an account: neither content nor time tells which.
      const entry = { action: "sign-in-failed", actorId: null, subjectId: known?.id ?? null } as const;
      await transactionOn(app.db, (tx) => audit(app, tx, entry));
      throw failed();
    }
    return transaction(async (tx) => {
      const holder = await lockHolder(tx, app.sealer, known.id);
      if (!holder) throw failed();
      const now = app.clock.now();
      const sessionId = app.ids.next();
      const refreshToken = await openSession(tx, { id: sessionId, userId: known.id }, now);
      await audit(app, tx, { action: "signed-in", actorId: known.id, details: { address } });
      const accessToken = await app.tokens.sign(holder, sessionId, now);
      return answer(
        {
          accessToken,
          refreshToken,
          expiresIn: accessSeconds,
          tokenType: "Bearer" as const,
          user: viewOf(holder.user),
        },
        { "cache-control": "no-store" },
      );
    });
  },
});
