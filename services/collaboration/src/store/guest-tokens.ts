import { tokenHash } from "../domain/token.ts";
import type { Reader, Tx } from "./db.ts";

/** Adds a token of a guest. Each device has its own. */
export const insertGuestToken = (
  tx: Tx,
  { participantId, token, createdAt }: { participantId: string; token: string; createdAt: Date },
): Promise<unknown> =>
  tx
    .insertInto("guest_tokens")
    .values({ hash: tokenHash(token), participant_id: participantId, created_at: createdAt })
    .execute();

/** The participant of a guest's token, if they have not left; undefined for any other token. */
export const findByGuestToken = (
  db: Reader | Tx,
  token: string,
): Promise<{ id: string; person_id: string; session_id: string } | undefined> =>
  db
    .selectFrom("guest_tokens as t")
    .innerJoin("participants as p", "p.id", "t.participant_id")
    .select(["p.id", "p.person_id", "p.session_id"])
    .where("t.hash", "=", tokenHash(token))
    .where("p.left_at", "is", null)
    .executeTakeFirst();

export const deleteGuestTokens = (tx: Tx, participantId: string): Promise<unknown> =>
  tx.deleteFrom("guest_tokens").where("participant_id", "=", participantId).execute();
