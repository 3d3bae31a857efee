import type { DomainEvent } from "@storytelling/events";
import { record, type Tx } from "@storytelling/service";
import type { TakeRefusal } from "@storytelling/values";
import type { Insertable, Selectable } from "kysely";
import type { Take } from "../domain/take.ts";
import type { KeptWord, Reader, Tables } from "./tables.ts";
import { openTakes } from "./take-words.ts";

export type TakeRow = Selectable<Tables["takes"]>;
export type OpenTake = Awaited<ReturnType<typeof openTakes<TakeRow>>>[number];

/** A piece of a take whose audio is in the blob store. */
export interface NewPiece {
  readonly blobId: string;
  readonly samples: number;
  readonly sampleRate: number;
  readonly words: readonly KeptWord[];
}

export const takeOf = (
  row: Pick<TakeRow, "id" | "owner_id" | "story_id" | "person_id" | "consent_id" | "contribution_id">,
): Take => ({
  id: row.id,
  storyId: row.story_id,
  ownerId: row.owner_id,
  personId: row.person_id,
  consentId: row.consent_id,
  contributionId: row.contribution_id,
});

/** Keeps a new take; one with the same id changes nothing. */
export const insertTake = (tx: Tx<Tables>, row: Insertable<Tables["takes"]>): Promise<unknown> =>
  tx
    .insertInto("takes")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();

export async function findTake(reader: Reader, id: string): Promise<OpenTake | undefined> {
  const rows = await reader.selectFrom("takes").selectAll().where("id", "=", id).execute();
  return (await openTakes(reader, rows))[0];
}

export const lockTake = (tx: Tx<Tables>, id: string): Promise<TakeRow | undefined> =>
  tx.selectFrom("takes").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

/** The takes of a story, newest first. */
export async function takesIn(
  reader: Reader,
  storyId: string,
  { before = null, limit }: { before?: string | null; limit?: number } = {},
): Promise<OpenTake[]> {
  let query = reader.selectFrom("takes").selectAll().where("story_id", "=", storyId).orderBy("id", "desc");
  if (before) query = query.where("id", "<", before);
  if (limit !== undefined) query = query.limit(limit);
  return openTakes(reader, await query.execute());
}

/** Those of these takes that exist. */
export async function takesById(reader: Reader, ids: readonly string[]): Promise<OpenTake[]> {
  if (ids.length === 0) return [];
  return openTakes(
    reader,
    await reader
      .selectFrom("takes")
      .selectAll()
      .where("id", "in", [...ids])
      .execute(),
  );
}

/** The takes of a contribution, with their rows locked. */
export const lockTakesFrom = (tx: Tx<Tables>, contributionId: string): Promise<TakeRow[]> =>
  tx
    .selectFrom("takes")
    .selectAll()
    .where("contribution_id", "=", contributionId)
    .orderBy("id")
    .forUpdate()
    .execute();

/** The takes that wait for their owner's allowance. */
export const waitingTakes = (tx: Tx<Tables>, ownerId: string): Promise<{ id: string; person_id: string }[]> =>
  tx
    .selectFrom("takes")
    .select(["id", "person_id"])
    .where("owner_id", "=", ownerId)
    .where("status", "=", "waiting")
    .execute();

export type TakeChange = Partial<
  Omit<Insertable<Tables["takes"]>, "id" | "owner_id" | "story_id" | "person_id" | "created_at">
>;

/** Writes a change of a take with its events. */
export async function saveTake(
  tx: Tx<Tables>,
  id: string,
  change: TakeChange,
  events: readonly DomainEvent[] = [],
): Promise<void> {
  await tx.updateTable("takes").set(change).where("id", "=", id).execute();
  await record(tx, events);
}

export const refuseTake = (
  tx: Tx<Tables>,
  id: string,
  refusal: TakeRefusal,
  event: DomainEvent,
): Promise<void> => saveTake(tx, id, { status: "refused", refusal }, [event]);
