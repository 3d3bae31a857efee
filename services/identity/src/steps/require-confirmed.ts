import { notFound } from "@storytelling/values";
import type { App } from "../app.ts";
import { confirmationMissing, confirmedMs, emailUnverified } from "../domain/second-factor.ts";
import type { User } from "../domain/user.ts";
import { confirmedAt } from "../store/confirmations.ts";
import { findUser } from "../store/users.ts";

interface Asking {
  readonly id: string;
  readonly sessionId: string | null;
}

/**
 * Lets nobody change how an account is entered who only holds its access token: within 10 minutes before, they signed
 * in or showed that it is they.
 * @throws Refusal `confirmation-missing`
 */
export async function requireConfirmed(app: App, { sessionId }: Asking): Promise<void> {
  const at = sessionId && (await confirmedAt(app.db.read, sessionId));
  if (!at || app.clock.now().getTime() - at.getTime() > confirmedMs) throw confirmationMissing();
}

/**
 * The same for what gives an account a new door. Its address must be confirmed, so that nobody prepares an account for
 * its real owner and leaves a door open.
 * @throws Refusal `confirmation-missing`, `email-unverified`
 */
export async function requireOwner(app: App, actor: Asking): Promise<User> {
  await requireConfirmed(app, actor);
  const user = await findUser(app.db.read, app, actor.id);
  if (!user) throw notFound("user");
  if (!user.emailVerifiedAt) throw emailUnverified();
  return user;
}
