import type { DomainEvent } from "@storytelling/events";
import { openWords, purposeOf, record, sealWords } from "@storytelling/service";
import type { Selectable } from "kysely";
import type { KnownCharacter, Session } from "../domain/session.ts";
import type { Reader, Tx } from "./db.ts";
import type { Tables } from "./tables.ts";

type Row = Selectable<Tables["collaboration_sessions"]>;

/** What is sealed of a session. */
interface Words {
  readonly title: string;
  readonly description: string | null;
  readonly storyTitle: string;
  readonly organiser: string;
  readonly characters: readonly KnownCharacter[];
}

const purposeFor = (id: string): string => purposeOf("collaboration_sessions.sealed", id);
const sealedOf = (row: Row) => ({ userId: row.owner_id, sealed: row.sealed, purpose: purposeFor(row.id) });

const sessionOf = (row: Row, words: Words): Session => ({
  id: row.id,
  ownerId: row.owner_id,
  storyId: row.story_id,
  status: row.status,
  closedCause: row.closed_cause,
  ...words,
  language: row.language,
  revision: row.revision,
  asked: { characters: row.asked_characters, lines: row.asked_lines, memories: row.asks_memories },
  listen: row.listen,
  namesShown: row.names_shown,
  reminds: row.reminds,
  guestsCap: row.guests_cap,
  deadline: row.deadline,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  closedAt: row.closed_at,
});

async function columnsOf(tx: Tx, session: Session) {
  const { title, description, storyTitle, organiser, characters } = session;
  const words: Words = { title, description, storyTitle, organiser, characters };
  const [sealed] = await sealWords(tx, session.ownerId, [
    { words: JSON.stringify(words), purpose: purposeFor(session.id) },
  ]);
  return {
    status: session.status,
    closed_cause: session.closedCause,
    sealed: sealed as Buffer,
    language: session.language,
    revision: session.revision,
    asked_characters: session.asked.characters && [...session.asked.characters],
    asked_lines: [...session.asked.lines],
    asks_memories: session.asked.memories,
    listen: session.listen,
    names_shown: session.namesShown,
    reminds: session.reminds,
    guests_cap: session.guestsCap,
    deadline: session.deadline,
    updated_at: session.updatedAt,
    closed_at: session.closedAt,
  };
}

/** Opens rows; those whose owner's key was deleted are left out. */
async function openAll(db: Reader | Tx, rows: readonly Row[]): Promise<Session[]> {
  const words = await openWords(db, rows.map(sealedOf));
  return rows.flatMap((row, at) => {
    const text = words[at];
    return typeof text === "string" ? [sessionOf(row, JSON.parse(text) as Words)] : [];
  });
}

/** A session; undefined when it does not exist or its owner's key was deleted. */
export async function findSession(db: Reader | Tx, id: string): Promise<Session | undefined> {
  const rows = await db.selectFrom("collaboration_sessions").selectAll().where("id", "=", id).execute();
  return (await openAll(db, rows))[0];
}

/** The same, locked until the transaction ends. */
export async function lockSession(tx: Tx, id: string): Promise<Session | undefined> {
  const rows = await tx
    .selectFrom("collaboration_sessions")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .execute();
  return (await openAll(tx, rows))[0];
}

/** All sessions on a story, locked in the order of their ids. */
export async function lockSessionsOn(tx: Tx, storyId: string): Promise<Session[]> {
  const rows = await tx
    .selectFrom("collaboration_sessions")
    .selectAll()
    .where("story_id", "=", storyId)
    .orderBy("id")
    .forUpdate()
    .execute();
  return openAll(tx, rows);
}

/** The sessions that a user owns or organises, newest first, from before `before` on. */
export async function listSessions(
  db: Reader,
  { userId, before, limit }: { userId: string; before: string | null; limit: number },
): Promise<Session[]> {
  let query = db
    .selectFrom("collaboration_sessions")
    .selectAll()
    .where((row) =>
      row.or([
        row("owner_id", "=", userId),
        row(
          "id",
          "in",
          row.selectFrom("organisers").select("session_id").where("organisers.user_id", "=", userId),
        ),
      ]),
    );
  if (before) query = query.where("id", "<", before);
  return openAll(db, await query.orderBy("id", "desc").limit(limit).execute());
}

export async function insertSession(tx: Tx, session: Session, events: readonly DomainEvent[]): Promise<void> {
  const { id, ownerId, storyId, createdAt } = session;
  const row = { id, owner_id: ownerId, story_id: storyId, created_at: createdAt };
  await tx
    .insertInto("collaboration_sessions")
    .values({ ...row, ...(await columnsOf(tx, session)) })
    .execute();
  await record(tx, events);
}

/** Writes a locked session, with its events. */
export async function saveSession(tx: Tx, session: Session, events: readonly DomainEvent[]): Promise<void> {
  await tx
    .updateTable("collaboration_sessions")
    .set(await columnsOf(tx, session))
    .where("id", "=", session.id)
    .execute();
  await record(tx, events);
}

export const deleteSession = (tx: Tx, id: string): Promise<unknown> =>
  tx.deleteFrom("collaboration_sessions").where("id", "=", id).execute();

/** Open sessions whose deadline has passed, locked; sessions that another process is closing are left out. */
export async function lockOverdue(tx: Tx, now: Date, limit: number): Promise<Session[]> {
  const rows = await tx
    .selectFrom("collaboration_sessions")
    .selectAll()
    .where("status", "=", "open")
    .where("deadline", "<=", now)
    .orderBy("deadline")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return openAll(tx, rows);
}

/** Whether there are sessions on a story. */
export async function hasSessionsOn(db: Reader | Tx, storyId: string): Promise<boolean> {
  const rows = await db
    .selectFrom("collaboration_sessions")
    .select("id")
    .where("story_id", "=", storyId)
    .limit(1)
    .execute();
  return rows.length > 0;
}

/** Sets how many guests a user's tier allows in each of their sessions. */
export const setGuestsCap = (tx: Tx, ownerId: string, guestsCap: number): Promise<unknown> =>
  tx
    .updateTable("collaboration_sessions")
    .set({ guests_cap: guestsCap })
    .where("owner_id", "=", ownerId)
    .execute();
