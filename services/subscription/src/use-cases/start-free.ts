import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Tx } from "../store/db.ts";
import { ensureEntitlement } from "../store/entitlements.ts";

/** A new account starts with the tier free. */
export const startFree = (_app: App, event: ReceivedEvent<{ userId: string }>, tx: Tx): Promise<void> =>
  ensureEntitlement(tx, event.data.userId, event.time);
