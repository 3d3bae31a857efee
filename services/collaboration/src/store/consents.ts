import type { DomainEvent } from "@storytelling/events";
import { openWords, purposeOf, record, sealWords } from "@storytelling/service";
import type { Selectable } from "kysely";
import type { Consent, Receipt } from "../domain/consent.ts";
import type { Reader, Tx } from "./db.ts";
import type { Tables } from "./tables.ts";

type Row = Selectable<Tables["consents"]>;

const purposeFor = (id: string): string => purposeOf("consents.sealed", id);

async function openAll(db: Reader | Tx, rows: readonly Row[]): Promise<Consent[]> {
  const names = await openWords(
    db,
    rows.map(({ id, person_id: userId, sealed }) => ({ userId, sealed, purpose: purposeFor(id) })),
  );
  return rows.map((row, at) => ({
    id: row.id,
    participantId: row.participant_id,
    personId: row.person_id,
    uses: row.uses,
    until: row.until,
    how: row.how,
    // The name is lost when the person's key was deleted; that a guardian consented is not.
    guardian: row.guardian ? (names[at] ?? "") : null,
    wording: row.wording,
    language: row.language,
    givenAt: row.given_at,
    withdrawnAt: row.withdrawn_at,
    cause: row.cause,
    receipt: row.receipt as Receipt | null,
  }));
}

export async function insertConsent(tx: Tx, consent: Consent, events: readonly DomainEvent[]): Promise<void> {
  const { id, personId, guardian } = consent;
  const words = guardian === null ? [] : [{ words: guardian, purpose: purposeFor(id) }];
  const [sealed = null] = await sealWords(tx, personId, words);
  await tx
    .insertInto("consents")
    .values({
      id,
      participant_id: consent.participantId,
      person_id: personId,
      uses: [...consent.uses],
      until: consent.until,
      how: consent.how,
      guardian: guardian !== null,
      sealed,
      wording: consent.wording,
      language: consent.language,
      given_at: consent.givenAt,
      withdrawn_at: null,
      cause: null,
      receipt: null,
    })
    .execute();
  await record(tx, events);
}

/** Writes that a locked consent was taken back, with its events. */
export async function saveWithdrawn(
  tx: Tx,
  { id, withdrawnAt, cause }: Consent,
  events: readonly DomainEvent[],
): Promise<void> {
  await tx.updateTable("consents").set({ withdrawn_at: withdrawnAt, cause }).where("id", "=", id).execute();
  await record(tx, events);
}

/** A consent that cannot be withdrawn until the transaction ends, or undefined. */
export async function holdConsent(tx: Tx, id: string): Promise<Consent | undefined> {
  return (
    await openAll(tx, await tx.selectFrom("consents").selectAll().where("id", "=", id).forShare().execute())
  )[0];
}

/** A consent, locked until the transaction ends, or undefined. */
export async function lockConsent(tx: Tx, id: string): Promise<Consent | undefined> {
  return (
    await openAll(tx, await tx.selectFrom("consents").selectAll().where("id", "=", id).forUpdate().execute())
  )[0];
}

/** The consents of a participant, newest first. */
export async function consentsOf(db: Reader | Tx, participantId: string): Promise<Consent[]> {
  const rows = await db
    .selectFrom("consents")
    .selectAll()
    .where("participant_id", "=", participantId)
    .orderBy("id", "desc")
    .execute();
  return openAll(db, rows);
}

/** The consents of participants that have not ended, locked. */
export async function lockConsentsOf(tx: Tx, participantIds: readonly string[]): Promise<Consent[]> {
  if (participantIds.length === 0) return [];
  const rows = await tx
    .selectFrom("consents")
    .selectAll()
    .where("participant_id", "in", [...participantIds])
    .where("withdrawn_at", "is", null)
    .orderBy("id")
    .forUpdate()
    .execute();
  return openAll(tx, rows);
}

/** Adds what narration reported about a withdrawn consent. Consents that are not ours change nothing. */
export const saveReceipt = (
  tx: Tx,
  id: string,
  receipt: Receipt,
  cause: "person" | "erased" | "expired" | "story-deleted",
  at: Date,
) =>
  tx
    .updateTable("consents")
    .set((row) => ({
      receipt: JSON.stringify(receipt),
      withdrawn_at: row.fn.coalesce("withdrawn_at", row.val(at)),
      cause: row.fn.coalesce("cause", row.val(cause)),
    }))
    .where("id", "=", id)
    .execute();
