import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import type { BounceReason } from "../domain/invitation.ts";
import type { Tx } from "../store/db.ts";
import { noteFailed, noteOptedOut, noteSent } from "../store/invitation-notes.ts";

interface About {
  readonly messageId: string;
  readonly invitationId?: string | undefined;
}

/** Notes at an invitation that its message was sent. Other messages are not ours. */
export async function noteMessageSent(
  _app: App,
  { data }: ReceivedEvent<About & { sentAt: string }>,
  tx: Tx,
): Promise<void> {
  if (data.invitationId) await noteSent(tx, data.invitationId, data.messageId, new Date(data.sentAt));
}

/** Notes at an invitation that its message did not arrive, and why. */
export async function noteMessageFailed(
  _app: App,
  { data }: ReceivedEvent<About & { failedAt: string; reason: BounceReason }>,
  tx: Tx,
): Promise<void> {
  const { invitationId, messageId, reason } = data;
  if (invitationId) await noteFailed(tx, invitationId, { messageId, reason, at: new Date(data.failedAt) });
}

/** Notes at an invitation that its recipient wants no further messages. */
export async function noteRecipientOptedOut(
  _app: App,
  { data }: ReceivedEvent<About & { optedOutAt: string }>,
  tx: Tx,
): Promise<void> {
  if (data.invitationId) await noteOptedOut(tx, data.invitationId, new Date(data.optedOutAt));
}
