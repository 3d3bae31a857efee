import type { Reader, Tx } from "./db.ts";

/** Somebody who takes part in a session. */
export interface Participant {
  readonly id: string;
  /** A user's id, or for a guest the same as `id`. */
  readonly personId: string;
  /** The user that they are or have become. */
  readonly userId: string | null;
  readonly sessionId: string;
  readonly storyId: string;
  readonly ownerId: string;
}

const columns = [
  "id",
  "person_id as personId",
  "user_id as userId",
  "session_id as sessionId",
  "story_id as storyId",
  "owner_id as ownerId",
] as const;

/** Notes a participant; what is known of them stays, unless a guest has become a user. */
export async function saveParticipant(tx: Tx, participant: Participant): Promise<void> {
  const { id, personId, userId, sessionId, storyId, ownerId } = participant;
  await tx
    .insertInto("participants")
    .values({
      ...{ id, person_id: personId, user_id: userId },
      ...{ session_id: sessionId, story_id: storyId, owner_id: ownerId },
    })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet({ user_id: userId }).where("participants.user_id", "is", null),
    )
    .execute();
}

/** The latest participation of a person, or of the user that a guest has become: in sessions on a story, when one is given. */
export function participantOf(
  reader: Reader | Tx,
  personId: string,
  storyId: string | null = null,
): Promise<Participant | undefined> {
  let query = reader
    .selectFrom("participants")
    .select(columns)
    .where((is) => is.or([is("person_id", "=", personId), is("user_id", "=", personId)]));
  if (storyId !== null) query = query.where("story_id", "=", storyId);
  return query.orderBy("id", "desc").limit(1).executeTakeFirst();
}

export const participantsIn = (reader: Reader | Tx, sessionId: string): Promise<Participant[]> =>
  reader
    .selectFrom("participants")
    .select(columns)
    .where("session_id", "=", sessionId)
    .orderBy("id")
    .execute();

export async function deleteParticipantsOf(tx: Tx, personId: string): Promise<void> {
  await tx
    .deleteFrom("participants")
    .where((is) =>
      is.or([is("person_id", "=", personId), is("user_id", "=", personId), is("owner_id", "=", personId)]),
    )
    .execute();
}
