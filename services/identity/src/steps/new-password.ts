import type { App } from "../app.ts";
import { checkPassword, passwordBreached } from "../domain/password.ts";

/**
 * Checks a new password and hashes it. Slow, so call it before the transaction.
 * @throws Refusal `invalid` naming `field`
 */
export async function hashNewPassword(
  app: App,
  given: { password: string; email: string; field: string },
): Promise<string> {
  const { password, email, field } = given;
  checkPassword(password, { email, field, isCommon: app.isCommonPassword });
  if (await app.isBreachedPassword(password)) throw passwordBreached(field);
  return app.passwords.hash(password);
}
