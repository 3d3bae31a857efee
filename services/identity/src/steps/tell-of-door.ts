import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import type { DoorLetter } from "../domain/letters/doors.ts";
import { audit } from "../store/audit-log.ts";
import type { Tables } from "../store/tables.ts";
import { postLetter } from "./post-letter.ts";

/** Records in the audit log that a way to sign in was changed or used, and sends its owner a letter about it. */
export async function tellOfDoor(
  app: App,
  tx: Tx<Tables>,
  user: { readonly id: string; readonly email: string },
  kind: DoorLetter,
): Promise<void> {
  await audit(app, tx, { action: kind, actorId: user.id });
  await postLetter(app, tx, { kind, to: user.email, askedAt: app.clock.now() });
}
