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
 * Refuses to change the ways to sign in when the caller has only an access token. The user must have signed in or
 * confirmed who they are within the last 10 minutes.
 * @throws Refusal `confirmation-missing`
 */
export async function requireConfirmed(app: App, { sessionId }: Asking): Promise<void> {
  const at = sessionId && (await confirmedAt(app.db.read, sessionId));
  if (!at || app.clock.now().getTime() - at.getTime() > confirmedMs) throw confirmationMissing();
}

/**
 * The same before a new way to sign in is added. The address must be confirmed, too: otherwise somebody could open an
 * account with another person's address and keep a way in.
 * @throws Refusal `confirmation-missing`, `email-unverified`
 */
export async function requireOwner(app: App, actor: Asking): Promise<User> {
  await requireConfirmed(app, actor);
  const user = await findUser(app.db.read, app, actor.id);
  if (!user) throw notFound("user");
  if (!user.emailVerifiedAt) throw emailUnverified();
  return user;
}
