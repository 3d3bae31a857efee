import { letterLanguageOf, type Preferences, unchosen, Ways } from "../domain/preferences.ts";
import type { Reader, Tx } from "./db.ts";
import type { Tables } from "./tables.ts";

/** How a person wants to be told; the defaults when they have chosen nothing. */
export async function preferencesOf(reader: Reader | Tx, personId: string): Promise<Preferences> {
  const row = await reader
    .selectFrom("preferences")
    .selectAll()
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row ? fromRow(row) : unchosen;
}

const fromRow = (row: Tables["preferences"]): Preferences => ({
  language: letterLanguageOf(row.language),
  timeZone: row.time_zone,
  quiet:
    row.quiet_from === null || row.quiet_until === null
      ? null
      : { from: row.quiet_from, until: row.quiet_until },
  digest: row.digest,
  digestHour: row.digest_hour,
  ways: Ways.parse(row.ways),
});

export async function savePreferences(
  tx: Tx,
  personId: string,
  preferences: Preferences,
  now: Date,
): Promise<void> {
  const { language, timeZone, quiet, digest, digestHour, ways } = preferences;
  const values = {
    ...{ language, time_zone: timeZone, digest, digest_hour: digestHour, changed_at: now },
    ...{ quiet_from: quiet?.from ?? null, quiet_until: quiet?.until ?? null },
    ways: JSON.stringify(ways) as unknown as Preferences["ways"],
  };
  await tx
    .insertInto("preferences")
    .values({ person_id: personId, ...values })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(values))
    .execute();
}

export const deletePreferencesOf = (tx: Tx, personId: string): Promise<unknown> =>
  tx.deleteFrom("preferences").where("person_id", "=", personId).execute();
