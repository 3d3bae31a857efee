import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { endConsent } from "../steps/end-consent.ts";
import { finishRemoval } from "../steps/finish-removal.ts";
import { findExpired } from "../store/consents.ts";
import { openReceipts } from "../store/receipts.ts";

/** Ends the consents whose time has come. Several processes may do it at once: each consent ends once. */
export async function endExpiredConsents(app: App): Promise<void> {
  for (const { id, until } of await findExpired(app.db.read, app.clock.now()))
    await transaction(app.db, (tx) =>
      endConsent(app, tx, { consentId: id, cause: "expired", endedAt: until }),
    );
}

/** Completes receipts whose job gave up, so that no file stays because a disk failed for a while. */
export async function finishRemovals(app: App): Promise<void> {
  for (const receiptId of await openReceipts(app.db.read)) await finishRemoval(app, { receiptId });
}
