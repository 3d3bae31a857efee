import type { DomainEvent } from "@storytelling/events";
import { openWords, purposeOf, record, sealWords } from "@storytelling/service";
import type { Selectable } from "kysely";
import type { Contribution, ContributionChange } from "../domain/contribution.ts";
import type { SessionLine } from "../domain/lines.ts";
import type { ContributionTables } from "./contribution-tables.ts";
import type { Reader, Tx } from "./db.ts";
import { openLines, sealLines } from "./shown-lines.ts";

type Row = Selectable<ContributionTables["voice_contributions"]> & { story_id: string; owner_id: string };

const purposeFor = (id: string): string => purposeOf("voice_contributions.note_sealed", id);

const contributionOf = (row: Row, note: string | null): Contribution => ({
  id: row.id,
  sessionId: row.session_id,
  storyId: row.story_id,
  ownerId: row.owner_id,
  participantId: row.participant_id,
  personId: row.person_id,
  consentId: row.consent_id,
  revision: row.revision,
  lines: row.line_numbers,
  contentType: row.content_type,
  bytes: Number(row.bytes),
  sha256: row.sha256,
  status: row.status,
  durationMs: row.duration_ms,
  findings: row.findings,
  refusal: row.refusal,
  note,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  supersededBy: row.superseded_by,
  contributedAt: row.contributed_at,
});

const joined = (db: Reader | Tx) =>
  db
    .selectFrom("voice_contributions as v")
    .innerJoin("collaboration_sessions as s", "s.id", "v.session_id")
    .selectAll("v")
    .select(["s.story_id", "s.owner_id"]);

async function openAll(db: Reader | Tx, rows: readonly Row[]): Promise<Contribution[]> {
  const notes = await openWords(
    db,
    rows.map(({ id, decided_by, note_sealed }) => ({
      userId: decided_by ?? "",
      sealed: decided_by === null ? null : note_sealed,
      purpose: purposeFor(id),
    })),
  );
  return rows.map((row, at) => contributionOf(row, notes[at] ?? null));
}

export async function insertContribution(
  tx: Tx,
  made: Contribution,
  lines: readonly SessionLine[],
  events: readonly DomainEvent[],
): Promise<void> {
  const { id, ownerId } = made;
  await tx
    .insertInto("voice_contributions")
    .values({
      id,
      session_id: made.sessionId,
      participant_id: made.participantId,
      person_id: made.personId,
      consent_id: made.consentId,
      revision: made.revision,
      line: made.lines[0] ?? 0,
      lines: made.lines.length,
      line_numbers: [...made.lines],
      words_sealed: await sealLines(tx, { table: "voice_contributions", id, ownerId }, lines),
      blob_id: id,
      content_type: made.contentType,
      bytes: made.bytes,
      sha256: made.sha256,
      status: made.status,
      duration_ms: made.durationMs,
      findings: [...made.findings],
      contributed_at: made.contributedAt,
    })
    .execute();
  await record(tx, events);
}

/** Writes a locked contribution, with its events. */
export async function saveContribution(
  tx: Tx,
  { contribution: made, events }: ContributionChange,
): Promise<void> {
  const { id, note, decidedBy } = made;
  const [sealed = null] =
    note !== null && decidedBy
      ? await sealWords(tx, decidedBy, [{ words: note, purpose: purposeFor(id) }])
      : [];
  await tx
    .updateTable("voice_contributions")
    .set({
      status: made.status,
      duration_ms: made.durationMs,
      findings: [...made.findings],
      refusal: made.refusal,
      note_sealed: sealed,
      decided_by: decidedBy,
      decided_at: made.decidedAt,
    })
    .where("id", "=", id)
    .execute();
  await record(tx, events);
}

export async function findContribution(db: Reader | Tx, id: string): Promise<Contribution | undefined> {
  return (await openAll(db, await joined(db).where("v.id", "=", id).execute()))[0];
}

/** The same, locked until the transaction ends. */
export async function lockContribution(tx: Tx, id: string): Promise<Contribution | undefined> {
  return (await openAll(tx, await joined(tx).where("v.id", "=", id).forUpdate("v").execute()))[0];
}

/** The lines of a contribution, as its participant saw them. */
export async function linesOfContribution(
  db: Reader | Tx,
  { id, ownerId }: Pick<Contribution, "id" | "ownerId">,
): Promise<SessionLine[]> {
  const query = db.selectFrom("voice_contributions").select("words_sealed").where("id", "=", id);
  const row = await query.executeTakeFirst();
  return row ? openLines(db, { table: "voice_contributions", id, ownerId, sealed: row.words_sealed }) : [];
}

type Of =
  | { readonly participantId: string }
  | { readonly sessionId: string }
  | { readonly consentId: string }
  | { readonly personId: string };

/** Contributions of a participant, session, consent or person, in the order in which they came. */
export async function contributionsOf(db: Reader | Tx, of: Of): Promise<Contribution[]> {
  const [name, value] = Object.entries(of)[0] as [string, string];
  const column = {
    participantId: "v.participant_id",
    sessionId: "v.session_id",
    consentId: "v.consent_id",
    personId: "v.person_id",
  }[name] as "v.session_id";
  return openAll(db, await joined(db).where(column, "=", value).orderBy("v.id").execute());
}

export const deleteContribution = (tx: Tx, id: string): Promise<unknown> =>
  tx.deleteFrom("voice_contributions").where("id", "=", id).execute();

/** Forgets who decided, and their notes. */
export const forgetDecider = (tx: Tx, userId: string): Promise<unknown> =>
  tx
    .updateTable("voice_contributions")
    .set({ decided_by: null, note_sealed: null })
    .where("decided_by", "=", userId)
    .execute();
