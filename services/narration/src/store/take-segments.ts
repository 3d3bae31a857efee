import type { Tx } from "@storytelling/service";
import { sql } from "kysely";
import type { NarrationRow } from "./narration-words.ts";
import type { Tables } from "./tables.ts";

/** Locks the narrations that use one of these takes, or whose audiobook contains one; oldest first. */
export const lockNarrationsWith = (tx: Tx<Tables>, takeIds: readonly string[]): Promise<NarrationRow[]> =>
  tx
    .selectFrom("story_narrations")
    .selectAll()
    .where((one) =>
      one.or([
        one(
          "id",
          "in",
          one
            .selectFrom("narration_segments")
            .select("narration_id")
            .where("take_id", "in", [...takeIds]),
        ),
        one(
          "id",
          "in",
          one
            .selectFrom("book_takes")
            .select("narration_id")
            .where("take_id", "in", [...takeIds]),
        ),
      ]),
    )
    .orderBy("id")
    .forUpdate()
    .execute();

/**
 * Has the synthetic voice speak again in the segments of a narration that used one of these takes. What must be rendered
 * for that costs the owner nothing, hence `reused`. Returns the segments' lines.
 */
export async function releaseSegments(
  tx: Tx<Tables>,
  narrationId: string,
  takeIds: readonly string[],
): Promise<number[]> {
  const rows = await tx
    .updateTable("narration_segments")
    .set({
      take_id: null,
      take_piece: null,
      take_words: null,
      origin: "synthetic",
      ready: false,
      reused: true,
    })
    .where("narration_id", "=", narrationId)
    .where("take_id", "in", [...takeIds])
    .returning("line")
    .execute();
  return rows.map(({ line }) => line);
}

/** Whether the audiobook of a narration that can be played contains one of these takes. */
export async function isInBook(
  tx: Tx<Tables>,
  narrationId: string,
  takeIds: readonly string[],
): Promise<boolean> {
  const row = await tx
    .selectFrom("book_takes")
    .select("take_id")
    .where("narration_id", "=", narrationId)
    .where("take_id", "in", [...takeIds])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes down which takes are in the audiobook that was just made, and returns the people who speak in it. */
export async function noteBookTakes(tx: Tx<Tables>, narrationId: string): Promise<string[]> {
  await tx.deleteFrom("book_takes").where("narration_id", "=", narrationId).execute();
  const { rows } = await sql<{ person_id: string }>`
    with heard as (
      insert into book_takes (narration_id, take_id)
      select distinct narration_id, take_id from narration_segments
       where narration_id = ${narrationId} and take_id is not null
      returning take_id)
    select distinct person_id from takes where id in (select take_id from heard) order by person_id`.execute(
    tx,
  );
  return rows.map((row) => row.person_id);
}
