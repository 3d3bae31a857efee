import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import type { User } from "../domain/user.ts";
import { findEmailChange } from "../store/email-changes.ts";
import { endSessions } from "../store/sessions.ts";
import type { Tables } from "../store/tables.ts";
import { deleteUser, findSignIn } from "../store/users.ts";
import { letterJob, markOf } from "./post-letter.ts";

/**
 * Takes an account away with all that tells of its owner: sessions, which every service hears have ended, links, the
 * change of address under way, letters, counts of tries, exports. The user's row is locked by `lockUser`.
 */
export async function forgetPerson(app: App, tx: Tx<Tables>, user: User): Promise<void> {
  const { id, email } = user;
  const now = app.clock.now();
  await endSessions(tx, { userId: id, reason: "erased" }, now);
  const change = await findEmailChange(tx, app.sealer, id, now);
  const addresses = [email];
  // The new address may be somebody else's, who keeps their letters.
  if (change && !(await findSignIn(tx, app.sealer, change.email))) addresses.push(change.email);
  await app.jobs.forget(tx, letterJob, { userId: id });
  for (const address of addresses) {
    await app.jobs.forget(tx, letterJob, { mark: markOf(app, address) });
    await app.mailer.forget(address);
  }
  await app.limits.forget(tx, user);
  await deleteUser(tx, id);
}
