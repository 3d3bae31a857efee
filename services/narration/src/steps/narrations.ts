import type { Actor, Tx } from "@storytelling/service";
import { notFound, Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { hasPrivateTakes } from "../store/human-lines.ts";
import type { NarrationRow, OpenNarration } from "../store/narration-words.ts";
import { findNarration, lockNarration } from "../store/narrations.ts";
import { findStory } from "../store/stories.ts";
import type { Tables } from "../store/tables.ts";

/**
 * A narration that the visitor may play: their own, or one of a published story.
 * @throws Refusal `unauthenticated` for a visitor who is not signed in, else `not-found`
 */
export async function audibleNarration(app: App, visitor: Actor | null, id: string): Promise<OpenNarration> {
  const row = await findNarration(app.db, id);
  if (row && (row.owner_id === visitor?.id || (await isPublic(app, row)))) return row;
  throw unseen(visitor);
}

/** Whether everybody may hear a narration: its story is published, and everyone who speaks in it allows publishing. */
const isPublic = async (app: App, { id, story_id }: OpenNarration): Promise<boolean> =>
  (await findStory(app.db, story_id))?.published === true && !(await hasPrivateTakes(app.db.read, id));

/** The refusal for a visitor who may not see a narration. It is the same when the narration does not exist. */
export const unseen = (visitor: Actor | null): Refusal =>
  visitor
    ? notFound("narration")
    : new Refusal("unauthenticated", "token-missing", "Sign in to hear your narrations.");

/** The actor's own narration, with its row locked. @throws Refusal `not-found` */
export async function lockOwn(tx: Tx<Tables>, actor: Actor, id: string): Promise<NarrationRow> {
  const row = await lockNarration(tx, id);
  if (row?.owner_id === actor.id) return row;
  throw notFound("narration");
}

/**
 * The edition of a narration's audiobook that can be played. While a narration is rebuilt, that is the one before.
 * @throws Refusal `conflict` until there is one
 */
export function requireBook(row: NarrationRow): number {
  if (row.book !== null) return row.book;
  throw new Refusal(
    "conflict",
    "narration-not-done",
    "The narration is not done yet. Wait until its status is done.",
  );
}
