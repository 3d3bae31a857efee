import { type ServiceContext, transaction } from "@storytelling/service";
import { Email } from "@storytelling/values";
import type { App } from "../app.ts";
import { register } from "../domain/user.ts";
import { audit } from "../store/audit-log.ts";
import { findSignIn, insertUser } from "../store/users.ts";

/** An account that the process itself opens at its start. */
export interface OwnAccount {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly admin: boolean;
}

/**
 * Opens an account with a confirmed address, for the operator of this process. An existing account stays as it is. Call
 * it before the routes are reachable, so that nobody else can take the address first.
 */
export async function openAccount(app: ServiceContext, given: OwnAccount): Promise<void> {
  if (!isIdentity(app)) throw new Error("Only identity opens accounts.");
  const email = Email.parse(given.email);
  if (await findSignIn(app.db.read, app.sealer, email)) return;
  const passwordHash = await app.passwords.hash(given.password);
  await transaction(app.db, async (tx) => {
    const now = app.clock.now();
    const { displayName, admin } = given;
    const { user, events } = register({ id: app.ids.next(), email, displayName, first: admin }, now);
    const confirmed = { ...user, emailVerifiedAt: now };
    const { opened } = await insertUser(tx, app, { user: confirmed, passwordHash, events });
    if (opened) await audit(app, tx, { action: "user-registered", actorId: user.id });
  });
}

const isIdentity = (app: ServiceContext): app is App => app.name === "identity";
