import { inOneTrip, transaction } from "@storytelling/service";
import { Email, Refusal } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { Entry } from "../domain/second-factor.ts";
import { clientOf, knownDevice } from "../steps/client-of.ts";
import { enter } from "../steps/enter.ts";
import { postLetter } from "../steps/post-letter.ts";
import { audit } from "../store/audit-log.ts";
import { isSamePassword, renewHash } from "../store/credentials.ts";
import { findSignIn, lockHolder, type SignIn } from "../store/users.ts";

const failed = (): Refusal =>
  new Refusal(
    "unauthenticated",
    "login-failed",
    "The e-mail address or the password is wrong. Try again, or choose a new password by e-mail.",
  );

export const logIn = useCase({
  body: z.strictObject({ email: Email, password: z.string().max(1000) }),
  answer: Entry,
  async run(app, call) {
    const { email, password } = call.body;
    const { network, place } = clientOf(call);
    const device = knownDevice(app, call, email);
    const succeeded = await app.limits.admit({ email, network, device });
    const known = await app.evenly(() => verify(app, { email, password, succeeded }), "failures");
    const granted = await call.transaction(async (tx) => {
      // The password may have been changed while it was checked. Under the lock on the row it cannot change.
      const [holder, isSame] = await inOneTrip(
        tx,
        () => lockHolder(tx, app, known.id),
        () => isSamePassword(tx, known),
      );
      if (!holder || !isSame) return null;
      return enter(app, tx, holder, { ...place, address: call.address });
    });
    return granted ?? refuse(app, known.id);
  },
});

/** Records a failed try, in the same way with and without an account, so that neither answer nor time differs. */
async function refuse(app: App, subjectId: string | null, confirm: string | null = null): Promise<never> {
  await transaction(app.db, async (tx) => {
    if (confirm !== null)
      await postLetter(app, tx, { kind: "verify-email", to: confirm, askedAt: app.clock.now() });
    await audit(app, tx, { action: "sign-in-failed", actorId: null, subjectId });
  });
  throw failed();
}

/** Checks a password. An unknown address costs the same work. @throws Refusal `login-failed` */
async function verify(
  app: App,
  one: { email: string; password: string; succeeded: () => Promise<void> },
): Promise<SignIn> {
  const known = await findSignIn(app.db.read, app.sealer, one.email);
  const right = await app.passwords.verify(known?.passwordHash ?? null, one.password);
  const from = known?.passwordHash;
  if (!known || !from || !right) return refuse(app, known?.id ?? null);
  await one.succeeded();
  if (app.passwords.isOutdated(from)) {
    const to = await app.passwords.hash(one.password);
    await transaction(app.db, (tx) => renewHash(tx, { id: known.id, from, to }));
  }
  if (app.config.EMAIL_VERIFICATION === "required" && !known.emailVerified)
    return refuse(app, known.id, one.email);
  return known;
}
