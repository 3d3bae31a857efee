import { notFound, type Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { passwordNone, passwordWrong } from "../domain/password.ts";
import { findOwnSignIn, type SignIn } from "../store/users.ts";

/**
 * Checks the password of a signed-in user, before a change that a stolen token must not allow.
 * @throws Refusal `password-wrong`, `too-many-tries`
 */
export async function confirmPassword(
  app: App,
  userId: string,
  password: string,
  refusal: () => Refusal = passwordWrong,
): Promise<SignIn> {
  const succeeded = await app.limits.admitOwner(userId);
  const known = await findOwnSignIn(app.db.read, userId);
  if (!known) throw notFound("user");
  if (known.passwordHash === null) throw passwordNone();
  if (!(await app.passwords.verify(known.passwordHash, password))) throw refusal();
  await succeeded();
  return known;
}
