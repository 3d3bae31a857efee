import { openWords } from "@storytelling/service";
import { findCast } from "./casts.ts";
import { readLines } from "./lines.ts";
import { openNarrations } from "./narration-words.ts";
import { titleFor } from "./stories.ts";
import type { Reader } from "./tables.ts";

/** The casts of an owner's stories. */
export async function castsOf(db: Reader, ownerId: string) {
  const stories = await db
    .selectFrom("stories")
    .select(["id", "sealed"])
    .where("owner_id", "=", ownerId)
    .orderBy("id")
    .execute();
  const titles = await openWords(
    db,
    stories.map(({ id, sealed }) => ({ userId: ownerId, sealed, purpose: titleFor(id) })),
  );
  const casts = [];
  for (const [at, { id: storyId }] of stories.entries()) {
    const cast = await findCast(db, storyId);
    for (const { character, voiceId, chosenBy } of cast?.parts ?? [])
      casts.push({ title: titles[at], storyId, ...(character ?? { name: "Narrator" }), voiceId, chosenBy });
  }
  return casts;
}

/** The narrations of an owner, oldest first. */
export async function narrationsBy(db: Reader, ownerId: string) {
  const rows = await db
    .selectFrom("story_narrations")
    .selectAll()
    .where("owner_id", "=", ownerId)
    .orderBy("id")
    .execute();
  return (await openNarrations(db, rows)).map(({ sealed: _, ...narration }) => narration);
}

/** The lines of a narration, with their voices and times. */
export async function linesOf(db: Reader, narrationId: string) {
  const rows = await db
    .selectFrom("narration_segments")
    .select(["index", "kind", "voice_id as voiceId", "start_ms as startMs", "end_ms as endMs"])
    .where("narration_id", "=", narrationId)
    .orderBy("index")
    .execute();
  const lineOf = await readLines(db, narrationId, 0, rows.at(-1)?.index ?? 0);
  return rows.map((row) => {
    const { speaker, text } = lineOf(row.index);
    return { ...row, speaker, text };
  });
}
