import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import type { User } from "../domain/user.ts";
import { findEmailChange } from "../store/email-changes.ts";
import { endSessions } from "../store/sessions.ts";
import type { Tables } from "../store/tables.ts";
import { deleteUser, findSignIn } from "../store/users.ts";
import { letterJob, markOf } from "./post-letter.ts";

/**
 * Deletes an account and all data about its owner: sessions, links, a change of address under way, letters, counts of
 * tries and exports. An event tells every service that the sessions have ended. The caller has locked the user's row
 * with `lockUser`.
 */
export async function forgetPerson(app: App, tx: Tx<Tables>, user: User): Promise<void> {
  const { id, email } = user;
  const now = app.clock.now();
  await endSessions(tx, { userId: id, reason: "erased" }, now);
  const change = await findEmailChange(tx, app.sealer, id, now);
  const addresses = [email];
  // The new address may belong to somebody else, whose letters must stay.
  if (change && !(await findSignIn(tx, app.sealer, change.email))) addresses.push(change.email);
  await app.jobs.forget(tx, letterJob, { userId: id });
  for (const address of addresses) {
    await app.jobs.forget(tx, letterJob, { mark: markOf(app, address) });
    await app.mailer.forget(address);
  }
  await app.limits.forget(tx, user);
  await deleteUser(tx, id);
}
