import { transaction } from "@storytelling/service";
import { Email, Refusal } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { Entry } from "../domain/second-factor.ts";
import { clientOf, knownDevice } from "../steps/client-of.ts";
import { enter } from "../steps/enter.ts";
import { postLetter } from "../steps/post-letter.ts";
import { isSamePassword, renewHash } from "../store/credentials.ts";
import { findSignIn, lockHolder, type SignIn } from "../store/users.ts";

const failed = (): Refusal =>
  new Refusal("unauthenticated", "login-failed", "The e-mail address or the password is wrong.");

export const logIn = useCase({
  body: z.strictObject({ email: Email, password: z.string().max(1000) }),
  answer: Entry,
  async run(app, call) {
    const { email, password } = call.body;
    const { network, place } = clientOf(call);
    const known = await verify(app, { email, password, network, device: knownDevice(app, call, email) });
    if (app.config.EMAIL_VERIFICATION === "required" && !known.emailVerified) {
      const letter = { kind: "verify-email", to: email, askedAt: app.clock.now() } as const;
      await transaction(app.db, (tx) => postLetter(app, tx, letter));
      throw failed();
    }
    return call.transaction(async (tx) => {
      const holder = await lockHolder(tx, app.sealer, known.id);
      // The password may have been changed while it was being checked.
      if (!holder || !(await isSamePassword(tx, known))) throw failed();
      return enter(app, tx, holder, place);
    });
  },
});

/** Whose password it is. As much work is done for an address that nobody has. @throws Refusal `login-failed` */
async function verify(
  app: App,
  one: { email: string; password: string; network: string; device: string | null },
): Promise<SignIn> {
  const succeeded = await app.limits.admit(one);
  const known = await findSignIn(app.db.read, app.sealer, one.email);
  const right = await app.passwords.verify(known?.passwordHash ?? null, one.password);
  const from = known?.passwordHash;
  if (!known || !from || !right) throw failed();
  await succeeded();
  if (app.passwords.isOutdated(from)) {
    const to = await app.passwords.hash(one.password);
    await transaction(app.db, (tx) => renewHash(tx, { id: known.id, from, to }));
  }
  return known;
}
