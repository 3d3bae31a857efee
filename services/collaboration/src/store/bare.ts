import type { Participant } from "../domain/participant.ts";
import type { Session } from "../domain/session.ts";
import type { Tx } from "./db.ts";

/** A session without its words: enough to delete it, also when its owner's key is gone. */
export type BareSession = Pick<Session, "id" | "ownerId" | "storyId" | "status">;
export type BareParticipant = Pick<Participant, "id" | "personId" | "sessionId">;

/** Sessions of an owner or on a story, locked in the order of their ids. */
export async function lockBareSessions(
  tx: Tx,
  of: { readonly ownerId: string } | { readonly storyId: string },
): Promise<BareSession[]> {
  const rows = tx
    .selectFrom("collaboration_sessions")
    .select(["id", "owner_id as ownerId", "story_id as storyId", "status"]);
  const some =
    "ownerId" in of ? rows.where("owner_id", "=", of.ownerId) : rows.where("story_id", "=", of.storyId);
  return some.orderBy("id").forUpdate().execute();
}

/** Everybody who took part in a session, also those who left. */
export const bareParticipants = (tx: Tx, sessionId: string): Promise<BareParticipant[]> =>
  tx
    .selectFrom("participants")
    .select(["id", "person_id as personId", "session_id as sessionId"])
    .where("session_id", "=", sessionId)
    .orderBy("id")
    .execute();

/** Everywhere that a person took part, each with its session. */
export async function barePartaking(
  tx: Tx,
  personId: string,
): Promise<{ participant: BareParticipant; session: BareSession }[]> {
  const rows = await tx
    .selectFrom("participants as p")
    .innerJoin("collaboration_sessions as s", "s.id", "p.session_id")
    .select(["p.id", "p.person_id", "s.id as session_id", "s.owner_id", "s.story_id", "s.status"])
    .where((row) => row.or([row("p.person_id", "=", personId), row("p.user_id", "=", personId)]))
    .orderBy("p.id")
    .execute();
  return rows.map((row) => ({
    participant: { id: row.id, personId: row.person_id, sessionId: row.session_id },
    session: { id: row.session_id, ownerId: row.owner_id, storyId: row.story_id, status: row.status },
  }));
}
