import { servicesWithPersonalData } from "@storytelling/events";
import { jsonPart, type PersonalData } from "@storytelling/service";
import type { App } from "../app.ts";
import { passkeyView } from "../domain/passkey.ts";
import { viewOf } from "../domain/user.ts";
import { detailsOf, pageOfAudit } from "../store/audit-log.ts";
import { findEmailChange } from "../store/email-changes.ts";
import { lockErasure } from "../store/erasures.ts";
import { listLinked } from "../store/oauth-providers.ts";
import { listPasskeys } from "../store/passkeys.ts";
import { sessionsOf } from "../store/sessions.ts";
import { findTotp } from "../store/totp.ts";
import { findUser, lockUser } from "../store/users.ts";
import { forgetPerson } from "./forget-person.ts";

const most = 10_000;

/**
 * What identity keeps about people. An erasure leaves ids in the audit log; the details become unreadable with the
 * person's key.
 */
export const personalData: PersonalData<App> = {
  async *export(app, userId) {
    const user = await findUser(app.db.read, app, userId);
    if (user) yield jsonPart("identity/account.json", viewOf(user));
    yield jsonPart("identity/sessions.json", await sessionsOf(app.db.read, app, userId));
    const passkeys = await listPasskeys(app.db.read, app, userId);
    yield jsonPart("identity/ways-in.json", {
      authenticatorApp: (await findTotp(app.db.read, app.sealer, userId))?.confirmedAt ?? null,
      passkeys: passkeys.map(passkeyView),
      providers: await listLinked(app.db.read, app.sealer, userId),
    });
    const change = await findEmailChange(app.db.read, app.sealer, userId, app.clock.now());
    if (change) yield jsonPart("identity/change-of-address.json", change);
    const entries = await pageOfAudit(app.db.read, { before: null, limit: most, personId: userId });
    const told = [];
    for (const { time, action, actorId, subjectId, ...entry } of entries)
      told.push({
        time,
        action,
        actorId,
        subjectId,
        details: await detailsOf(app, { time, action, actorId, subjectId, ...entry }),
      });
    yield jsonPart("identity/what-happened.json", told);
  },

  async erase(app, userId, tx) {
    const user = await lockUser(tx, app, userId);
    if (user) await forgetPerson(app, tx, user);
    // After identity itself was restored from a backup, it may not know of the erasure, so this records it again.
    const erasure = { id: app.ids.next(), userId, services: servicesWithPersonalData };
    await lockErasure(tx, erasure, app.clock.now());
  },

  columns: [
    "users.id",
    ...[
      "sessions",
      "mail_links",
      "email_changes",
      "exports",
      "totp",
      "recovery_codes",
      "passkeys",
      "oauth_providers",
    ].map((table) => `${table}.user_id`),
  ],
  kept: {
    "audit_log.actor_id":
      "Rows of the log never change. Their details cannot be opened without the person's key.",
    "audit_log.subject_id": "The same.",
    "audit_pending.actor_id": "The same. A row moves into the log within a second.",
    "audit_pending.subject_id": "The same. A row moves into the log within a second.",
    "erasures.user_id": "It is the receipt. Other services acknowledge the erasure with this id.",
  },
};
