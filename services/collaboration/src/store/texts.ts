import type { DomainEvent } from "@storytelling/events";
import { openWords, purposeOf, record, sealWords } from "@storytelling/service";
import type { Selectable } from "kysely";
import type { TextContribution } from "../domain/text-contribution.ts";
import type { ContributionTables } from "./contribution-tables.ts";
import type { Reader, Tx } from "./db.ts";

type Row = Selectable<ContributionTables["text_contributions"]> & { story_id: string; owner_id: string };
type Words = Pick<TextContribution, "text" | "original" | "suggested">;

const purposeFor = (id: string): string => purposeOf("text_contributions.sealed", id);

const textOf = (row: Row, words: Words): TextContribution => ({
  id: row.id,
  sessionId: row.session_id,
  storyId: row.story_id,
  ownerId: row.owner_id,
  participantId: row.participant_id,
  personId: row.person_id,
  kind: row.kind,
  ...words,
  revision: row.revision,
  span:
    row.line !== null && row.from_char !== null && row.to_char !== null
      ? { line: row.line, from: row.from_char, to: row.to_char }
      : null,
  narrationId: row.narration_id,
  atMs: row.at_ms,
  status: row.status,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  createdAt: row.created_at,
});

const joined = (db: Reader | Tx) =>
  db
    .selectFrom("text_contributions as t")
    .innerJoin("collaboration_sessions as s", "s.id", "t.session_id")
    .selectAll("t")
    .select(["s.story_id", "s.owner_id"]);

/** Opens rows; those whose person's key was deleted are left out. */
async function openAll(db: Reader | Tx, rows: readonly Row[]): Promise<TextContribution[]> {
  const words = await openWords(
    db,
    rows.map(({ id, person_id: userId, sealed }) => ({ userId, sealed, purpose: purposeFor(id) })),
  );
  return rows.flatMap((row, at) => {
    const opened = words[at];
    return typeof opened === "string" ? [textOf(row, JSON.parse(opened) as Words)] : [];
  });
}

export async function insertText(
  tx: Tx,
  made: TextContribution,
  events: readonly DomainEvent[],
): Promise<void> {
  const { id, personId, text, original, suggested, span } = made;
  const words = JSON.stringify({ text, original, suggested } satisfies Words);
  const [sealed] = await sealWords(tx, personId, [{ words, purpose: purposeFor(id) }]);
  await tx
    .insertInto("text_contributions")
    .values({
      id,
      session_id: made.sessionId,
      participant_id: made.participantId,
      person_id: personId,
      kind: made.kind,
      sealed: sealed as Buffer,
      revision: made.revision,
      line: span?.line ?? null,
      from_char: span?.from ?? null,
      to_char: span?.to ?? null,
      narration_id: made.narrationId,
      at_ms: made.atMs,
      status: made.status,
      created_at: made.createdAt,
    })
    .execute();
  await record(tx, events);
}

/** A text; undefined when it does not exist or its person's key was deleted. */
export async function lockText(tx: Tx, id: string): Promise<TextContribution | undefined> {
  return (await openAll(tx, await joined(tx).where("t.id", "=", id).forUpdate("t").execute()))[0];
}

/** Texts of a session, or of a participant, or of a person, in the order in which they came. */
export async function textsOf(
  db: Reader | Tx,
  of: { sessionId: string } | { participantId: string } | { personId: string },
): Promise<TextContribution[]> {
  const [name, value] = Object.entries(of)[0] as [string, string];
  const column = { sessionId: "t.session_id", participantId: "t.participant_id", personId: "t.person_id" }[
    name
  ];
  return openAll(
    db,
    await joined(db)
      .where(column as "t.session_id", "=", value)
      .orderBy("t.id")
      .execute(),
  );
}

/** Writes the decision on a locked text, with its event. */
export async function saveDecision(
  tx: Tx,
  { id, status, decidedBy, decidedAt }: TextContribution,
  events: readonly DomainEvent[],
): Promise<void> {
  const row = { status, decided_by: decidedBy, decided_at: decidedAt };
  await tx.updateTable("text_contributions").set(row).where("id", "=", id).execute();
  await record(tx, events);
}

export const deleteText = (tx: Tx, id: string): Promise<unknown> =>
  tx.deleteFrom("text_contributions").where("id", "=", id).execute();

export const deleteTextsOf = (tx: Tx, personId: string): Promise<unknown> =>
  tx.deleteFrom("text_contributions").where("person_id", "=", personId).execute();

/** Forgets who decided on texts. */
export const forgetTextDecider = (tx: Tx, userId: string): Promise<unknown> =>
  tx.updateTable("text_contributions").set({ decided_by: null }).where("decided_by", "=", userId).execute();

/** Deletes what somebody wrote as one participant. */
export const deleteTextsBy = (tx: Tx, participantId: string): Promise<unknown> =>
  tx.deleteFrom("text_contributions").where("participant_id", "=", participantId).execute();
