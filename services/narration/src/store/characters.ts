import { sql } from "kysely";
import type { Reader } from "./tables.ts";

/** Which of these renditions an owner has. */
export async function renditionsThere(
  reader: Reader,
  ownerId: string,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ hash: string }>`
    select hash from renditions where owner_id = ${ownerId} and hash = any(${hashes}::text[])`.execute(
    reader,
  );
  return new Set(rows.map(({ hash }) => hash));
}

/** The number of characters in a narration's lines that still lack a rendition; equal lines count once, stand-ins not. */
export async function charactersMissing(reader: Reader, narrationId: string): Promise<number> {
  const { rows } = await sql<{ characters: number }>`
    select coalesce(sum(characters), 0)::int as characters
      from (select distinct on (s.hash) s.characters
              from narration_segments s
              join story_narrations n on n.id = s.narration_id
              left join renditions r on r.owner_id = n.owner_id and r.hash = s.hash
             where s.narration_id = ${narrationId} and not s.ready and not s.reused
               and s.hash is not null and r.hash is null
             order by s.hash, s.index) as missing`.execute(reader);
  return rows[0]?.characters ?? 0;
}

/** The number of characters in the lines that were rendered for a narration, in all its runs. */
export async function charactersSpoken(reader: Reader, narrationId: string): Promise<number> {
  const { rows } = await sql<{ characters: number }>`
    select coalesce(sum(characters), 0)::int as characters
      from narration_segments
     where narration_id = ${narrationId} and ready and not reused and hash is not null`.execute(reader);
  return rows[0]?.characters ?? 0;
}
