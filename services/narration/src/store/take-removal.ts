import type { Tx } from "@storytelling/service";
import { sql } from "kysely";
import type { Reader, Tables } from "./tables.ts";

/** The parts of a take's row that its deletion needs. */
export interface TakeToRemove {
  readonly id: string;
  readonly owner_id: string;
  readonly story_id: string;
  readonly person_id: string;
}

/**
 * Takes a lock on the takes in an owner's stories until the transaction ends. Transactions that use takes in narrations
 * and those that delete takes take it first of all, so that they run one after the other.
 */
export async function lockTakesOf(tx: Tx<Tables>, ownerIds: readonly string[]): Promise<void> {
  for (const ownerId of [...new Set(ownerIds)].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`takes ${ownerId}`}, 5))`.execute(tx);
}

/** The takes of which a person has the story, or speaks. */
export const takesAbout = (reader: Reader, userId: string): Promise<{ id: string }[]> =>
  reader
    .selectFrom("takes")
    .select("id")
    .where((one) => one.or([one("owner_id", "=", userId), one("person_id", "=", userId)]))
    .execute();

/** Those of these takes that still exist, with their rows locked. */
export async function lockTakes(tx: Tx<Tables>, ids: readonly string[]): Promise<TakeToRemove[]> {
  const wanted = tx
    .selectFrom("takes")
    .select(["id", "owner_id", "story_id", "person_id"])
    .where("id", "in", [...ids]);
  const owners = await wanted.execute();
  await lockTakesOf(
    tx,
    owners.map((row) => row.owner_id),
  );
  return wanted.orderBy("id").forUpdate().execute();
}

/** Deletes takes and their pieces. Returns the ids of the pieces' blobs with their owners. */
export async function deleteTakes(
  tx: Tx<Tables>,
  ids: readonly string[],
): Promise<{ person_id: string; blob_id: string }[]> {
  const blobs = await tx
    .selectFrom("take_pieces as p")
    .innerJoin("takes as t", "t.id", "p.take_id")
    .select(["t.person_id", "p.blob_id"])
    .where("t.id", "in", [...ids])
    .execute();
  await tx
    .deleteFrom("takes")
    .where("id", "in", [...ids])
    .execute();
  return blobs;
}

/** The takes that were made under a consent; with a story, only those in it. */
export const takesUnder = (
  tx: Tx<Tables>,
  { consentId, storyId }: { readonly consentId: string; readonly storyId?: string },
): Promise<{ id: string }[]> => {
  const takes = tx.selectFrom("takes").select("id").where("consent_id", "=", consentId);
  return (storyId === undefined ? takes : takes.where("story_id", "=", storyId)).orderBy("id").execute();
};

/** The consents under which takes of a story were made. */
export const consentsInStory = (
  tx: Tx<Tables>,
  storyId: string,
): Promise<{ consentId: string; personId: string }[]> =>
  tx
    .selectFrom("takes")
    .select(["consent_id as consentId", "person_id as personId"])
    .distinct()
    .where("story_id", "=", storyId)
    .orderBy("consentId")
    .execute();

/** The blobs of takes' pieces, with the people whose key seals them. */
export const blobsOfTakes = (
  tx: Tx<Tables>,
  ids: readonly string[],
): Promise<{ ownerId: string; blobId: string }[]> =>
  tx
    .selectFrom("take_pieces as p")
    .innerJoin("takes as t", "t.id", "p.take_id")
    .select(["t.person_id as ownerId", "p.blob_id as blobId"])
    .where("t.id", "in", [...ids])
    .execute();
