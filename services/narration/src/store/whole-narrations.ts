import type { Reader } from "./tables.ts";

/** The casts of an owner's stories, as they are kept. */
export const castsOf = (db: Reader, ownerId: string) =>
  db
    .selectFrom("cast_parts as part")
    .innerJoin("stories as story", "story.id", "part.story_id")
    .select([
      "story.title",
      "part.story_id as storyId",
      "part.name",
      "part.aliases",
      "part.gender",
      "part.age",
    ])
    .select(["part.lines", "part.voice_id as voiceId", "part.chosen_by as chosenBy"])
    .where("story.owner_id", "=", ownerId)
    .orderBy("part.story_id")
    .orderBy("part.position")
    .execute();

/** The narrations of an owner, oldest first. */
export const narrationsBy = (db: Reader, ownerId: string) =>
  db.selectFrom("story_narrations").selectAll().where("owner_id", "=", ownerId).orderBy("id").execute();

/** The lines of a narration, as they were spoken. */
export const linesOf = (db: Reader, narrationId: string) =>
  db
    .selectFrom("narration_segments")
    .select([
      "index",
      "kind",
      "speaker",
      "voice_id as voiceId",
      "text",
      "start_ms as startMs",
      "end_ms as endMs",
    ])
    .where("narration_id", "=", narrationId)
    .orderBy("index")
    .execute();
