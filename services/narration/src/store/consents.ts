import type { Tx } from "@storytelling/service";
import { sql } from "kysely";
import type { Consent, Ending } from "../domain/consent.ts";
import type { ConsentRow, Reader, Tables } from "./tables.ts";

export const consentOf = (row: Omit<ConsentRow, "sealed" | "recording">): Consent => ({
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
