import type { Way } from "../domain/ways.ts";
import type { Reader, Tx } from "./db.ts";

/** A message that was sent to an address. */
export interface SentMessage {
  readonly id: string;
  readonly way: Way;
  readonly invitationId: string | null;
}

const columns = ["id", "way", "invitation_id as invitationId"] as const;

/** The last message that went to an address. */
export const lastTo = async (reader: Reader | Tx, address: Buffer): Promise<SentMessage | undefined> =>
  (await reader
    .selectFrom("messages")
    .select(columns)
    .where("address", "=", address)
    .where("state", "in", ["sent", "failed"])
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst()) as SentMessage | undefined;

/** Marks a message that was sent as failed; undefined when it is not known or has failed before. */
export const failSent = async (
  tx: Tx,
  which: { id: string } | { providerId: string },
  reason: string,
): Promise<(SentMessage & { address: Buffer | null }) | undefined> =>
  (await tx
    .updateTable("messages")
    .set({ state: "failed", reason })
    .where("id" in which ? "id" : "provider_id", "=", "id" in which ? which.id : which.providerId)
    .where("state", "=", "sent")
    .returning([...columns, "address"])
    .executeTakeFirst()) as (SentMessage & { address: Buffer | null }) | undefined;

/** Deletes messages that ended before a time. Dead ones wait for an operator. */
export const deleteEnded = (tx: Tx, before: Date): Promise<unknown> =>
  tx.deleteFrom("messages").where("ended_at", "<", before).where("state", "!=", "dead").execute();
