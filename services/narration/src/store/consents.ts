import { openWords, purposeOf, sealWords, type Tx } from "@storytelling/service";
import { type Selectable, sql } from "kysely";
import type { Consent, Ending } from "../domain/consent.ts";
import type { ConsentRow, Reader, Tables } from "./tables.ts";

export const consentOf = (row: Omit<Selectable<ConsentRow>, "sealed" | "recording">): Consent => ({
  id: row.id,
  personId: row.person_id,
  storyId: row.story_id,
  uses: row.uses,
  means: row.means,
  minor: row.minor,
  guardian: row.guardian,
  givenAt: row.given_at,
  until: row.until,
});

const keyOf = (consentId: string) => sql`hashtextextended(${`consent ${consentId}`}, 5)`;

/** Keeps a consent from ending until the transaction does. It works for consents that are not known yet, too. */
export const holdConsent = (tx: Tx<Tables>, consentId: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock_shared(${keyOf(consentId)})`.execute(tx);

/** Waits for the transactions that rely on a consent, and keeps others from relying on it until this one ends. */
export const lockConsent = (tx: Tx<Tables>, consentId: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(${keyOf(consentId)})`.execute(tx);

/** A consent with its end; null where it is not known or has not ended. */
export async function findConsent(
  reader: Reader,
  id: string,
): Promise<{ consent: Consent | null; ending: Ending | null }> {
  const row = await reader.selectFrom("consents").selectAll().where("id", "=", id).executeTakeFirst();
  const ending = await reader
    .selectFrom("consent_endings")
    .select(["consent_id as consentId", "cause", "ended_at as endedAt"])
    .where("consent_id", "=", id)
    .executeTakeFirst();
  return { consent: row ? consentOf(row) : null, ending: ending ?? null };
}

/** The owners of stories, for those that are known. */
export async function ownersOf(reader: Reader, storyIds: readonly (string | null)[]) {
  const ids = storyIds.filter((id) => id !== null);
  if (ids.length === 0) return new Map<string, string>();
  const rows = await reader.selectFrom("stories").select(["id", "owner_id"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, owner_id }) => [id, owner_id]));
}

/** Writes how a consent ended; false when it had ended before. */
export async function insertEnding(tx: Tx<Tables>, { consentId, cause, endedAt }: Ending): Promise<boolean> {
  const row = await tx
    .insertInto("consent_endings")
    .values({ consent_id: consentId, cause, ended_at: endedAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning("consent_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** The names in a consent. */
export interface ConsentNames {
  readonly name: string;
  readonly guardian?: string | undefined;
}

const namesFor = (id: string): string => purposeOf("consents.sealed", id);

/** Adds a consent; one with the same id is left as it is. `names` are null when another service keeps them. */
export async function insertConsent(
  tx: Tx<Tables>,
  consent: Consent,
  names: ConsentNames | null,
  recording: string | null = null,
): Promise<void> {
  const { personId } = consent;
  const words = names && { words: JSON.stringify(names), purpose: namesFor(consent.id) };
  const [sealed = null] = personId && words ? await sealWords(tx, personId, [words]) : [];
  await tx
    .insertInto("consents")
    .values({
      id: consent.id,
      person_id: personId,
      story_id: consent.storyId,
      uses: JSON.stringify(consent.uses),
      means: consent.means,
      minor: consent.minor,
      guardian: consent.guardian,
      given_at: consent.givenAt,
      until: consent.until,
      sealed,
      recording,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A consent as a person sees their own. */
export interface KeptConsent {
  readonly consent: Consent;
  readonly ending: Ending | null;
  readonly names: ConsentNames | null;
  readonly recording: string | null;
}

/** The consents of a person, newest first, that are older than the one with the id `before`. */
export async function consentsOf(
  reader: Reader,
  personId: string,
  { before = null, limit, id }: { before?: string | null; limit?: number; id?: string } = {},
): Promise<KeptConsent[]> {
  let query = reader
    .selectFrom("consents as c")
    .leftJoin("consent_endings as e", "e.consent_id", "c.id")
    .selectAll("c")
    .select(["e.cause", "e.ended_at"])
    .where("c.person_id", "=", personId)
    .orderBy("c.id", "desc");
  if (before) query = query.where("c.id", "<", before);
  if (id) query = query.where("c.id", "=", id);
  if (limit) query = query.limit(limit);
  const rows = await query.execute();
  const names = await openWords(
    reader,
    rows.map(({ id: of, sealed }) => ({ userId: personId, sealed, purpose: namesFor(of) })),
  );
  return rows.map((row, at) => ({
    consent: consentOf(row),
    ending: row.cause && row.ended_at ? { consentId: row.id, cause: row.cause, endedAt: row.ended_at } : null,
    names: names[at] ? JSON.parse(names[at]) : null,
    recording: row.recording,
  }));
}

/** The consents that have reached their time and have no end yet, at most 100. */
export async function findExpired(reader: Reader, now: Date): Promise<{ id: string; until: Date }[]> {
  return reader
    .selectFrom("consents as c")
    .select(["c.id", "c.until"])
    .where("c.until", "<=", now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("consent_endings as e").select("e.consent_id").whereRef("e.consent_id", "=", "c.id"),
        ),
      ),
    )
    .orderBy("c.until")
    .limit(100)
    .execute();
}

/** The consents of a person, or about a story, that have not ended. */
export async function openConsents(
  reader: Reader,
  of: { personId: string } | { storyId: string },
): Promise<Consent[]> {
  const rows = await reader
    .selectFrom("consents as c")
    .selectAll("c")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("consent_endings as e").select("e.consent_id").whereRef("e.consent_id", "=", "c.id"),
        ),
      ),
    )
    .where("personId" in of ? "c.person_id" : "c.story_id", "=", "personId" in of ? of.personId : of.storyId)
    .orderBy("c.id")
    .execute();
  return rows.map(consentOf);
}

/** Takes the person out of a consent, or out of all of theirs. What they allowed, and when it ended, stays. */
export async function forgetPerson(
  tx: Tx<Tables>,
  of: { consentId: string } | { personId: string },
): Promise<void> {
  await tx
    .updateTable("consents")
    .set({ person_id: null, sealed: null, recording: null })
    .where("consentId" in of ? "id" : "person_id", "=", "consentId" in of ? of.consentId : of.personId)
    .execute();
}

/** Takes the recording of a consent that was said aloud out of its row, and returns its blob's id. */
export async function dropRecording(tx: Tx<Tables>, consentId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("consents")
    .select("recording")
    .where("id", "=", consentId)
    .executeTakeFirst();
  if (!row?.recording) return null;
  await tx.updateTable("consents").set({ recording: null }).where("id", "=", consentId).execute();
  return row.recording;
}
