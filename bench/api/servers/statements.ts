/**
 * The exact statements that our services send for the measured routes. One difference: our services seal users' texts,
 * and the peers store them unencrypted.
 */

export const selectStory = `select "s"."id", "s"."title", "s"."author", "s"."language", "s"."status", "s"."version", "s"."revision", "s"."words", "s"."length", "s"."created_at", "s"."updated_at", "s"."published_at", "s"."owner_id", "s"."cloned_from", "s"."narration_id", "s"."narration_status", "s"."narration_revision", "s"."narration_duration_ms", "o"."display_name", "n"."analysis_status", "n"."analysis_progress" from "stories" as "s" left join "authors" as "o" on "o"."user_id" = "s"."owner_id" left join lateral (select "r"."status" as "analysis_status", "r"."progress" as "analysis_progress" from "story_analyses" as "r" where "r"."story_id" = "s"."id" and "r"."revision" = "s"."revision" order by "r"."requested_at" desc limit $1) as "n" on true where "s"."id" = $2`;

/** The same with the text of the current revision. */
export const selectStoryWithText = `select "s"."id", "s"."title", "s"."author", "s"."language", "s"."status", "s"."version", "s"."revision", "s"."words", "s"."length", "s"."created_at", "s"."updated_at", "s"."published_at", "s"."owner_id", "s"."cloned_from", "s"."narration_id", "s"."narration_status", "s"."narration_revision", "s"."narration_duration_ms", "o"."display_name", "n"."analysis_status", "n"."analysis_progress", "t"."text" from "stories" as "s" left join "authors" as "o" on "o"."user_id" = "s"."owner_id" left join lateral (select "r"."status" as "analysis_status", "r"."progress" as "analysis_progress" from "story_analyses" as "r" where "r"."story_id" = "s"."id" and "r"."revision" = "s"."revision" order by "r"."requested_at" desc limit $1) as "n" on true inner join "story_revisions" as "t" on "t"."story_id" = "s"."id" and "t"."revision" = "s"."revision" where "s"."id" = $2`;

export const insertStory = `insert into "stories" ("id", "owner_id", "cloned_from", "created_at", "title", "author", "language", "status", "version", "revision", "words", "length", "updated_at", "published_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

export const insertRevision = `insert into "story_revisions" ("story_id", "revision", "language", "text", "sha256", "created_at") values ($1, $2, $3, $4, $5, $6)`;

export const insertEvent = `insert into "outbox" ("id", "type", "version", "source", "aggregate_id", "data", "time", "traceparent", "published_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

export const standing = `select coalesce((select tier from entitlements where user_id = $1), 'free') as tier, coalesce((select used from usage_tracking where user_id = $2 and month = $3 and resource = $4), 0) as used, coalesce((select sum(quantity) from usage_reservations where user_id = $5 and month = $6 and resource = $7 and state = 'held' and expires_at > $8), 0)::bigint as held, coalesce((select sum(bytes) from stored_items where user_id = $9), 0)::bigint as stored`;
