import { holdPerson, openWords, purposeOf, sealWords } from "@storytelling/service";
import { sql } from "kysely";
import { peopleIn } from "../domain/gather.ts";
import type { Facts, Message } from "../domain/message.ts";
import type { Reader, Tx } from "./db.ts";
import type { Tables } from "./tables.ts";

/** A message as it is shown in the app. */
export interface FeedItem {
  readonly id: string;
  readonly kind: Message["kind"];
  readonly storyId: string | null;
  readonly facts: Facts;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

const feedFor = (id: string): string => purposeOf("in_app.sealed", id);

/** Shows a message in the app, unless one of the people in it was erased meanwhile; the second time nothing changes. */
export async function insertFeedItem(
  tx: Tx,
  item: Pick<FeedItem, "id" | "kind" | "storyId" | "facts"> & { personId: string },
  now: Date,
): Promise<void> {
  const { id, personId, kind, storyId, facts } = item;
  const people = [...new Set(peopleIn(facts))];
  for (const one of people) if (!(await holdPerson(tx, one))) return;
  const sealed = await sealWords(tx, personId, [{ words: JSON.stringify(facts), purpose: feedFor(id) }]);
  const rows = sealed.map((one) => ({
    ...{ id, person_id: personId, kind, story_id: storyId },
    ...{ sealed: one, created_at: now, read_at: null },
  }));
  await tx
    .insertInto("in_app")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (people.length === 0) return;
  await tx
    .insertInto("in_app_people")
    .values(people.map((one) => ({ item_id: id, person_id: one })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A person's messages, newest first, before the given one. */
export async function readFeed(
  db: Reader,
  personId: string,
  window: { before: string | null; limit: number; unread: boolean },
): Promise<FeedItem[]> {
  let query = db
    .selectFrom("in_app")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("id", "desc")
    .limit(window.limit);
  if (window.before !== null) query = query.where("id", "<", window.before);
  if (window.unread) query = query.where("read_at", "is", null);
  return openItems(db, await query.execute());
}

async function openItems(db: Reader, rows: readonly Tables["in_app"][]): Promise<FeedItem[]> {
  const words = await openWords(
    db,
    rows.map(({ id, person_id: userId, sealed }) => ({ userId, sealed, purpose: feedFor(id) })),
  );
  return rows.flatMap((row, at) => {
    const text = words[at];
    if (typeof text !== "string") return [];
    const { id, story_id: storyId, created_at: createdAt, read_at: readAt } = row;
    return [{ id, kind: row.kind as FeedItem["kind"], storyId, facts: JSON.parse(text), createdAt, readAt }];
  });
}

/** Marks messages of a person as read: one, or all. The number of those that were unread. */
export async function markRead(tx: Tx, personId: string, id: string | null, now: Date): Promise<number> {
  let query = tx
    .updateTable("in_app")
    .set({ read_at: now })
    .where("person_id", "=", personId)
    .where("read_at", "is", null);
  if (id !== null) query = query.where("id", "=", id);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

export async function hasFeedItem(db: Reader | Tx, personId: string, id: string): Promise<boolean> {
  const query = db.selectFrom("in_app").select("id").where("id", "=", id).where("person_id", "=", personId);
  return (await query.executeTakeFirst()) !== undefined;
}

/** How many messages of each of these people are unread, and which is the newest. */
export async function feedStates(
  db: Reader,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, { unread: number; latest: string | null }>> {
  const rows = await db
    .selectFrom("in_app")
    .select((say) => [
      "person_id",
      say.fn.count<number>("id").filterWhere("read_at", "is", null).as("unread"),
      sql<string>`max(id::text)`.as("latest"),
    ])
    .where("person_id", "in", [...personIds])
    .groupBy("person_id")
    .execute();
  return new Map(rows.map((row) => [row.person_id, { unread: Number(row.unread), latest: row.latest }]));
}

/** Deletes what a person was shown, and what others were shown about them. */
export async function deleteFeedOf(tx: Tx, personId: string): Promise<void> {
  const about = tx.selectFrom("in_app_people").select("item_id").where("person_id", "=", personId);
  await tx
    .deleteFrom("in_app")
    .where((is) => is.or([is("person_id", "=", personId), is("id", "in", about)]))
    .execute();
}

/** Deletes messages that were read before a time. */
export const deleteRead = (tx: Tx, before: Date): Promise<unknown> =>
  tx.deleteFrom("in_app").where("read_at", "<", before).execute();
