import type { Db, Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { becomeFirstAdmin, type User } from "../domain/user.ts";
import { audit } from "../store/audit-log.ts";
import { countAdmins } from "../store/roles.ts";
import type { Tables } from "../store/tables.ts";
import { saveRole } from "../store/users.ts";
import { findWaysIn } from "../store/ways-in.ts";

/** Whether an address is ADMIN_EMAIL and no admin exists yet. */
export const awaitsFirstAdmin = async (
  app: App,
  reader: Db<Tables>["read"] | Tx<Tables>,
  email: string,
): Promise<boolean> => email === app.config.ADMIN_EMAIL && (await countAdmins(reader)) === 0;

/**
 * Makes the account of ADMIN_EMAIL the first admin, once its owner has chosen its password by letter. Less is not
 * enough: a stranger may have opened the account, and their password or passkey would then open an admin's account.
 * The caller has locked all roles and then the user.
 */
export async function makeFirstAdmin(app: App, tx: Tx<Tables>, user: User): Promise<void> {
  if (!(await awaitsFirstAdmin(app, tx, user.email))) return;
  const { passkeys, providers } = await findWaysIn(tx, user.id);
  if (passkeys + providers > 0) {
    app.log.warn(
      "account of ADMIN_EMAIL was not made admin; remove its passkeys and providers, then choose a new password by letter",
    );
    return;
  }
  const changed = becomeFirstAdmin(user, app.clock.now());
  await saveRole(tx, changed.user, changed.events);
  const details = { role: changed.user.role, previousRole: user.role };
  await audit(app, tx, { action: "role-given", actorId: null, subjectId: user.id, details });
}
