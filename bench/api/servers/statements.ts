/** The statements that the story service sends for the two routes that are measured, word for word. */

export const selectStory = `select "s".*, "o"."display_name", "n"."analysis_status", "n"."analysis_progress" from "stories" as "s" left join "authors" as "o" on "o"."user_id" = "s"."owner_id" left join lateral (select "r"."status" as "analysis_status", "r"."progress" as "analysis_progress" from "story_analyses" as "r" where "r"."story_id" = "s"."id" and "r"."revision" = "s"."revision" order by "r"."requested_at" desc limit $1) as "n" on true where "s"."id" = $2`;

/** The same with the text of the current revision. */
export const selectStoryWithText = `select "s".*, "o"."display_name", "n"."analysis_status", "n"."analysis_progress", "t"."text" from "stories" as "s" left join "authors" as "o" on "o"."user_id" = "s"."owner_id" left join lateral (select "r"."status" as "analysis_status", "r"."progress" as "analysis_progress" from "story_analyses" as "r" where "r"."story_id" = "s"."id" and "r"."revision" = "s"."revision" order by "r"."requested_at" desc limit $1) as "n" on true inner join "story_revisions" as "t" on "t"."story_id" = "s"."id" and "t"."revision" = "s"."revision" where "s"."id" = $2`;

export const insertStory = `insert into "stories" ("id", "owner_id", "cloned_from", "created_at", "title", "author", "language", "status", "version", "revision", "words", "length", "updated_at", "published_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

export const insertRevision = `insert into "story_revisions" ("story_id", "revision", "language", "text", "sha256", "created_at") values ($1, $2, $3, $4, $5, $6)`;

export const insertEvent = `insert into "outbox" ("id", "type", "version", "source", "aggregate_id", "data", "time", "traceparent", "published_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
