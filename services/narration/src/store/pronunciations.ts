import { openWords, purposeOf, sealWords, type Tx } from "@storytelling/service";
import { sql } from "kysely";
import type { Pronunciation } from "../domain/pronunciation.ts";
import type { Reader, Tables } from "./tables.ts";

/** Whose list it is: an owner's for one story, or for all when `storyId` is null. */
export interface ListOf {
  readonly ownerId: string;
  readonly storyId: string | null;
}

/** A list; `version` is another one after each change, and null before the first. */
export interface PronunciationList {
  readonly version: string | null;
  readonly entries: readonly Pronunciation[];
}

const purposeFor = ({ ownerId, storyId }: ListOf): string =>
  purposeOf("pronunciations.sealed", ownerId, storyId ?? "all");

/** A list; empty when there is none, or when the owner's key was deleted. */
export async function findList(reader: Reader, of: ListOf): Promise<PronunciationList> {
  const row = await reader
    .selectFrom("pronunciations")
    .select(["version", "sealed"])
    .where("owner_id", "=", of.ownerId)
    .where("story_id", "is not distinct from", of.storyId)
    .executeTakeFirst();
  if (!row) return { version: null, entries: [] };
  const [words] = await openWords(reader, [
    { userId: of.ownerId, sealed: row.sealed, purpose: purposeFor(of) },
  ]);
  return { version: row.version, entries: words ? JSON.parse(words) : [] };
}

/** The versions of a story's list and of its owner's for all stories; null where there is none. */
export async function versionsOf(
  reader: Reader,
  ownerId: string,
  storyId: string,
): Promise<[story: string | null, user: string | null]> {
  const rows = await reader
    .selectFrom("pronunciations")
    .select(["story_id", "version"])
    .where("owner_id", "=", ownerId)
    .where((row) => row.or([row("story_id", "=", storyId), row("story_id", "is", null)]))
    .execute();
  const versionOf = (id: string | null) => rows.find((row) => row.story_id === id)?.version ?? null;
  return [versionOf(storyId), versionOf(null)];
}

/** Locks a list until the transaction ends, also one that does not exist yet, and reads it. */
export async function lockList(tx: Tx<Tables>, of: ListOf): Promise<PronunciationList> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${purposeFor(of)}, 2))`.execute(tx);
  return findList(tx, of);
}

/** Replaces a locked list. An empty one is deleted. */
export async function saveList(
  tx: Tx<Tables>,
  of: ListOf,
  version: string,
  entries: readonly Pronunciation[],
): Promise<void> {
  await tx
    .deleteFrom("pronunciations")
    .where("owner_id", "=", of.ownerId)
    .where("story_id", "is not distinct from", of.storyId)
    .execute();
  if (entries.length === 0) return;
  const words = JSON.stringify(entries);
  const [sealed] = await sealWords(tx, of.ownerId, [{ words, purpose: purposeFor(of) }]);
  if (!sealed) return;
  const row = { owner_id: of.ownerId, story_id: of.storyId, version, entries: entries.length, sealed };
  await tx.insertInto("pronunciations").values(row).execute();
}

/** All lists of an owner; the one for all stories comes last. */
export async function listsOf(reader: Reader, ownerId: string) {
  const rows = await reader
    .selectFrom("pronunciations")
    .select("story_id")
    .where("owner_id", "=", ownerId)
    .orderBy("story_id")
    .execute();
  const lists = [];
  for (const { story_id: storyId } of rows)
    lists.push({ storyId, entries: (await findList(reader, { ownerId, storyId })).entries });
  return lists;
}

export const deleteListsOf = (tx: Tx<Tables>, ownerId: string): Promise<unknown> =>
  tx.deleteFrom("pronunciations").where("owner_id", "=", ownerId).execute();
