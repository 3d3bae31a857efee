import { openWords, purposeOf, sealWords } from "@storytelling/service";
import type { Facts, Message, NewMessage } from "../domain/message.ts";
import type { Reader, Tx } from "./db.ts";
import type { Tables } from "./tables.ts";

export const factsFor = (id: string): string => purposeOf("messages.sealed", id);

export async function isKnown(tx: Tx, cause: string): Promise<boolean> {
  const row = await tx.selectFrom("messages").select("id").where("cause", "=", cause).executeTakeFirst();
  return row !== undefined;
}

/** Stores a message; false when one of the same cause exists. */
export async function insertMessage(tx: Tx, message: NewMessage, now: Date): Promise<boolean> {
  const { id, personId, kind, way, state, storyId, invitationId, cause } = message;
  const [sealed = null] = await sealWords(tx, personId, [
    { words: JSON.stringify(message.facts), purpose: factsFor(id) },
  ]);
  const ended = state === "dropped";
  const row = await tx
    .insertInto("messages")
    .values({
      ...{ id, cause, kind, way, state, person_id: personId, story_id: storyId, invitation_id: invitationId },
      ...{
        reason: message.reason ?? null,
        attempts: 0,
        not_before: message.notBefore,
        enqueued: message.enqueued ?? false,
      },
      ...{ sealed: ended ? null : sealed, address: null, provider_id: null, created_at: now },
      ended_at: ended ? now : null,
    })
    .onConflict((conflict) => conflict.column("cause").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Adds the facts of a further cause to a message of the same kind about the same session that still waits. False when none
 * does.
 */
export async function gather(
  tx: Tx,
  message: Pick<NewMessage, "personId" | "kind" | "way">,
  about: string,
  merge: (waiting: Facts) => Facts,
): Promise<boolean> {
  const row = await tx
    .selectFrom("messages")
    .selectAll()
    .where("person_id", "=", message.personId)
    .where("kind", "=", message.kind)
    .where("way", "=", message.way)
    .where("cause", "like", `${message.kind} ${about} %`)
    .where("state", "in", ["queued", "held"])
    .where("attempts", "=", 0)
    .where("enqueued", "=", false)
    .forUpdate()
    .executeTakeFirst();
  const [waiting] = row ? await openMessages(tx, [row]) : [];
  if (!waiting?.facts) return false;
  const words = JSON.stringify(merge(waiting.facts));
  const [sealed = null] = await sealWords(tx, message.personId, [{ words, purpose: factsFor(waiting.id) }]);
  await tx.updateTable("messages").set({ sealed }).where("id", "=", waiting.id).execute();
  return true;
}

type Row = Pick<
  Tables["messages"],
  "id" | "person_id" | "kind" | "way" | "story_id" | "invitation_id" | "attempts" | "sealed"
>;

/** Messages with their facts. */
export async function openMessages(reader: Reader | Tx, rows: readonly Row[]): Promise<Message[]> {
  const words = await openWords(
    reader,
    rows.map(({ id, person_id: userId, sealed }) => ({ userId, sealed, purpose: factsFor(id) })),
  );
  return rows.map((row, at) => ({
    id: row.id,
    personId: row.person_id,
    kind: row.kind as Message["kind"],
    way: row.way,
    storyId: row.story_id,
    invitationId: row.invitation_id,
    attempts: row.attempts,
    facts: factsIn(words[at]),
  }));
}

const factsIn = (words: string | null | undefined): Facts | null =>
  words ? (JSON.parse(words) as Facts) : null;

/** All messages of a person, oldest first. */
export const messagesOf = async (reader: Reader, personId: string) =>
  reader
    .selectFrom("messages")
    .select(["id", "kind", "way", "state", "reason", "story_id", "created_at", "ended_at"])
    .where("person_id", "=", personId)
    .orderBy("id")
    .execute();

export const deleteMessagesOf = (tx: Tx, personId: string): Promise<unknown> =>
  tx.deleteFrom("messages").where("person_id", "=", personId).execute();
