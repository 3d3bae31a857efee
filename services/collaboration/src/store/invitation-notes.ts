import type { BounceReason } from "../domain/invitation.ts";
import type { Tx } from "./db.ts";

/** Notes that somebody pressed the button of an invitation; later presses change nothing. */
export const noteOpened = (tx: Tx, id: string, now: Date): Promise<unknown> =>
  tx
    .updateTable("invitations")
    .set({ opened_at: now })
    .where("id", "=", id)
    .where("opened_at", "is", null)
    .execute();

/** Notes that the message of an invitation was accepted for delivery; a later one makes up for one that bounced. */
export const noteSent = (tx: Tx, id: string, messageId: string, at: Date): Promise<unknown> =>
  tx
    .updateTable("invitations")
    .set((row) => ({ sent_at: row.fn.coalesce("sent_at", row.val(at)) }))
    .where("id", "=", id)
    .where("message_id", "=", messageId)
    .execute();

/** Notes that the newest message of an invitation did not arrive. */
export const noteFailed = (
  tx: Tx,
  id: string,
  { messageId, at, reason }: { messageId: string; at: Date; reason: BounceReason },
): Promise<unknown> =>
  tx
    .updateTable("invitations")
    .set({ bounced_at: at, bounce_reason: reason, ...(reason === "opted-out" ? { opted_out_at: at } : {}) })
    .where("id", "=", id)
    .where("message_id", "=", messageId)
    .execute();

/** Notes that the recipient of an invitation wants no further messages. */
export const noteOptedOut = (tx: Tx, id: string, at: Date): Promise<unknown> =>
  tx
    .updateTable("invitations")
    .set({ opted_out_at: at })
    .where("id", "=", id)
    .where("opted_out_at", "is", null)
    .execute();
