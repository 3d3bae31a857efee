import type { DomainEvent } from "@storytelling/events";
import { openWords, purposeOf, record, sealWords } from "@storytelling/service";
import type { Selectable } from "kysely";
import type { Participant } from "../domain/participant.ts";
import type { Reader, Tx } from "./db.ts";
import type { Tables } from "./tables.ts";

type Row = Selectable<Tables["participants"]>;

const purposeFor = (id: string): string => purposeOf("participants.sealed", id);

async function openAll(db: Reader | Tx, rows: readonly Row[]): Promise<Participant[]> {
  const names = await openWords(
    db,
    rows.map(({ id, person_id: userId, sealed }) => ({ userId, sealed, purpose: purposeFor(id) })),
  );
  return rows.flatMap((row, at) => {
    const name = names[at];
    if (typeof name !== "string") return [];
    return [
      {
        id: row.id,
        sessionId: row.session_id,
        invitationId: row.invitation_id,
        personId: row.person_id,
        userId: row.user_id,
        name,
        language: row.language,
        timeZone: row.time_zone,
        characters: row.asked_characters,
        lines: row.asked_lines,
        joinedAt: row.joined_at,
        startedAt: row.started_at,
        submittedAt: row.submitted_at,
        leftAt: row.left_at,
      },
    ];
  });
}

export async function insertParticipant(
  tx: Tx,
  participant: Participant,
  events: readonly DomainEvent[],
): Promise<void> {
  const { id, personId, name } = participant;
  const [sealed] = await sealWords(tx, personId, [{ words: name, purpose: purposeFor(id) }]);
  await tx
    .insertInto("participants")
    .values({
      id,
      session_id: participant.sessionId,
      invitation_id: participant.invitationId,
      person_id: personId,
      user_id: participant.userId,
      sealed: sealed as Buffer,
      language: participant.language,
      time_zone: participant.timeZone,
      asked_characters: participant.characters && [...participant.characters],
      asked_lines: participant.lines && [...participant.lines],
      joined_at: participant.joinedAt,
      started_at: participant.startedAt,
      submitted_at: participant.submittedAt,
      left_at: participant.leftAt,
    })
    .execute();
  await record(tx, events);
}

/** Writes how far a locked participant is, and the user whom a guest became. */
export const saveParticipant = (tx: Tx, participant: Participant): Promise<unknown> =>
  tx
    .updateTable("participants")
    .set({
      user_id: participant.userId,
      language: participant.language,
      started_at: participant.startedAt,
      submitted_at: participant.submittedAt,
      left_at: participant.leftAt,
    })
    .where("id", "=", participant.id)
    .execute();

/** A participant; undefined when they do not exist or the person's key was deleted. */
export async function findParticipant(db: Reader | Tx, id: string): Promise<Participant | undefined> {
  return (
    await openAll(db, await db.selectFrom("participants").selectAll().where("id", "=", id).execute())
  )[0];
}

/** The same, locked until the transaction ends. */
export async function lockParticipant(tx: Tx, id: string): Promise<Participant | undefined> {
  const rows = await tx.selectFrom("participants").selectAll().where("id", "=", id).forUpdate().execute();
  return (await openAll(tx, rows))[0];
}

/** Those who take part in a session, in the order in which they joined; also those who left, with `all`. */
export async function participantsOf(
  db: Reader | Tx,
  sessionId: string,
  { all = false }: { all?: boolean } = {},
): Promise<Participant[]> {
  let query = db.selectFrom("participants").selectAll().where("session_id", "=", sessionId);
  if (!all) query = query.where("left_at", "is", null);
  return openAll(db, await query.orderBy("id").execute());
}

/** Everywhere that a person takes part, as a guest or as a user. */
export async function participationsOf(db: Reader | Tx, actorId: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom("participants")
    .selectAll()
    .where((row) => row.or([row("person_id", "=", actorId), row("user_id", "=", actorId)]))
    .where("left_at", "is", null)
    .orderBy("id", "desc")
    .execute();
  return openAll(db, rows);
}

/** Those who accepted by an invitation and have not left. */
export async function participantsBy(db: Reader | Tx, invitationId: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom("participants")
    .selectAll()
    .where("invitation_id", "=", invitationId)
    .where("left_at", "is", null)
    .orderBy("id")
    .execute();
  return openAll(db, rows);
}

/** How many guests take part in a session; users are not guests. */
export async function countGuests(db: Reader | Tx, sessionId: string): Promise<number> {
  const { guests } = await db
    .selectFrom("participants")
    .select((row) => row.fn.countAll<number>().as("guests"))
    .where("session_id", "=", sessionId)
    .where("user_id", "is", null)
    .where("left_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(guests);
}

/** How many people take part in a session. */
export async function countParticipants(db: Reader | Tx, sessionId: string): Promise<number> {
  const { people } = await db
    .selectFrom("participants")
    .select((row) => row.fn.countAll<number>().as("people"))
    .where("session_id", "=", sessionId)
    .where("left_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(people);
}
