import { messageFailed, messageSent, recipientOptedOut } from "@storytelling/events";
import { record } from "@storytelling/service";
import type { Message, MessageState } from "../domain/message.ts";
import type { Way } from "../domain/ways.ts";
import type { Tx } from "./db.ts";

/** A message that was sent, or will never be: its facts are deleted. False when it had ended before. */
async function end(
  tx: Tx,
  id: string,
  values: { state: MessageState; reason?: string; way?: Way; address?: Buffer; provider_id?: string },
  now: Date,
): Promise<boolean> {
  const row = await tx
    .updateTable("messages")
    .set({ ...values, ended_at: now, enqueued: false, ...(values.state === "dead" ? {} : { sealed: null }) })
    .where("id", "=", id)
    .where("state", "in", ["queued", "held", "dead"])
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

type About = Pick<Message, "id" | "invitationId">;

const aboutOf = ({ id, invitationId }: About, way: "email" | "sms" | "push") => ({
  messageId: id,
  way,
  ...(invitationId ? { invitationId } : {}),
});

/** Ends a message as sent, and tells it, except for what is shown in the app. */
export async function endSent(
  tx: Tx,
  message: About,
  sent: { way: Way; address?: Buffer; providerId?: string },
  now: Date,
): Promise<void> {
  const { way, address, providerId } = sent;
  const values = {
    ...(address ? { address } : {}),
    ...(providerId === undefined ? {} : { provider_id: providerId }),
  };
  if (!(await end(tx, message.id, { state: "sent", way, ...values }, now)) || way === "in-app") return;
  const data = { ...aboutOf(message, way), sentAt: now.toISOString() };
  await record(tx, [messageSent(message.id, data)]);
}

type FailureReason = "bounced" | "complained" | "undeliverable" | "opted-out" | "gave-up";

/** Ends a message that did not reach its recipient; a dead one waits for an operator. */
export async function endFailed(
  tx: Tx,
  message: About,
  failed: { state: "failed" | "dropped" | "dead"; way: Way | "any"; reason: FailureReason },
  now: Date,
): Promise<void> {
  const { state, way, reason } = failed;
  const settled = way === "any" ? {} : { way };
  if (!(await end(tx, message.id, { state, reason, ...settled }, now)) || way === "in-app") return;
  await recordFailure(tx, message, way === "any" ? "email" : way, reason, now);
}

export async function recordFailure(
  tx: Tx,
  message: About,
  way: "email" | "sms" | "push",
  reason: FailureReason,
  now: Date,
): Promise<void> {
  const data = { ...aboutOf(message, way), reason, failedAt: now.toISOString() };
  await record(tx, [messageFailed(message.id, data)]);
}

export async function recordOptOut(
  tx: Tx,
  message: About,
  way: "email" | "sms" | "push",
  now: Date,
): Promise<void> {
  const data = { ...aboutOf(message, way), optedOutAt: now.toISOString() };
  await record(tx, [recipientOptedOut(message.id, data)]);
}

/** Ends a message that nobody needs any more. */
export const endDropped = (tx: Tx, id: string, reason: string, now: Date): Promise<boolean> =>
  end(tx, id, { state: "dropped", reason }, now);

/** Drops what is not sent yet of a revoked invitation. */
export async function dropInvitation(tx: Tx, invitationId: string, now: Date): Promise<void> {
  await tx
    .updateTable("messages")
    .set({ state: "dropped", reason: "revoked", sealed: null, ended_at: now, enqueued: false })
    .where("invitation_id", "=", invitationId)
    .where("state", "in", ["queued", "held", "dead"])
    .execute();
}
