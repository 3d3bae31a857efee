import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { isRotationDue } from "../domain/signing-key.ts";
import { audit } from "../store/audit-log.ts";
import { sweepLinks } from "../store/mail-links.ts";
import { sweepSessions } from "../store/sessions.ts";
import { rotateIfDue, sweepKeys } from "../store/signing-keys.ts";
import { sweepTickets } from "../store/spent-tickets.ts";

/**
 * Rotates the keys when due, and deletes unneeded ones. Every replica may try: under the lock, one at a time does it.
 */
export async function tendKeys(app: App): Promise<void> {
  const now = app.clock.now();
  const days = app.config.KEY_ROTATION_DAYS;
  const rotated = await transaction(app.db, async (tx) => {
    await sweepKeys(tx, now);
    const due = await rotateIfDue(tx, app.sealer, (keys) => isRotationDue(keys, days, now), now);
    if (due) await audit(app, tx, { action: "keys-rotated", actorId: null });
    return due;
  });
  if (rotated) app.log.info("signing keys were rotated on schedule");
}

/** Deletes expired sessions, links, tickets and counts. */
export async function sweep(app: App): Promise<void> {
  await sweepSessions(app.db);
  await sweepLinks(app.db);
  await sweepTickets(app.db);
  await app.limits.sweep();
}
