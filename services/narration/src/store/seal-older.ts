import { type Db, inBatches, type ServiceContext, sealWords, type Tx } from "@storytelling/service";
import { sql } from "kysely";
import { namesFor } from "./casts.ts";
import { keptHashes } from "./kept-hashes.ts";
import { insertLines } from "./lines.ts";
import { sealNarration } from "./narration-words.ts";
import { titleFor } from "./stories.ts";
import type { KeptChapter, KeptPart, Tables } from "./tables.ts";

/** Seals some plaintext rows of a table and empties their plaintext columns. Returns how many rows it sealed. */
type Step = (tx: Tx<Tables>) => Promise<number>;

// Rows are locked in the order of their keys, so that two instances that start at the same time cannot deadlock.

async function stories(tx: Tx<Tables>): Promise<number> {
  const { rows } = await sql<{ id: string; ownerId: string; title: string }>`
    select id, owner_id as "ownerId", title from stories
     where title is not null order by id limit 500 for update`.execute(tx);
  for (const { id, ownerId, title } of rows) {
    const [sealed = null] = await sealWords(tx, ownerId, [{ words: title, purpose: titleFor(id) }]);
    // The title of a tombstone is empty, so there is nothing to seal.
    await sql`update stories set title = null, sealed = case when deleted then null else ${sealed}::bytea end
      where id = ${id}`.execute(tx);
  }
  return rows.length;
}

async function casts(tx: Tx<Tables>): Promise<number> {
  const { rows } = await sql<{
    id: string;
    owner: string;
    position: number;
    character: string | null;
    name: string;
    aliases: string[];
  }>`
    select s.id, s.owner_id as owner, p.position, p.character_id as character, p.name, p.aliases
      from cast_parts p join stories s on s.id = p.story_id
     where p.name is not null order by p.story_id, p.position limit 500 for update of p`.execute(tx);
  for (const { id, owner, position, character, name, aliases } of rows) {
    const words = JSON.stringify({ name, aliases });
    const [names = null] = await sealWords(tx, owner, [{ words, purpose: namesFor(id, position) }]);
    const sealed = character === null ? null : names;
    await sql`update cast_parts set name = null, aliases = null, sealed = ${sealed}
      where story_id = ${id} and position = ${position}`.execute(tx);
  }
  return rows.length;
}

/** Seals one narration with all its segments, and changes the hashes in the jobs that name them. */
async function narrations(tx: Tx<Tables>): Promise<number> {
  const { rows } = await sql<{
    id: string;
    ownerId: string;
    title: string;
    author: string;
    parts: KeptPart[];
    chapters: KeptChapter[];
  }>`
    select id, owner_id as "ownerId", title, author, parts, chapters from story_narrations
     where title is not null order by id limit 1 for update`.execute(tx);
  const [narration] = rows;
  if (!narration) return 0;
  const { id, ownerId } = narration;
  const sealed = await sealNarration(tx, narration, narration);
  await sql`update story_narrations set title = null, author = null, parts = null, chapters = null, sealed = ${sealed}
    where id = ${id}`.execute(tx);
  const { rows: lines } = await sql<{ speaker: string; text: string; hash: string | null }>`
    select speaker, text, hash from narration_segments where narration_id = ${id} order by index`.execute(tx);
  await insertLines(
    tx,
    narration,
    lines.map((line) => ({ ...line, form: null })),
  );
  const kept = await keptHashes(
    tx,
    ownerId,
    lines.flatMap(({ hash }) => hash ?? []),
  );
  const pairs = sql`unnest(${[...kept.keys()]}::text[], ${[...kept.values()]}::text[]) as x(old, kept)`;
  await sql`
    update narration_segments s set text = null, speaker = null, characters = length(s.text), hash = x.kept
      from narration_segments o left join ${pairs} on x.old = o.hash
     where s.narration_id = ${id} and o.narration_id = ${id} and o.index = s.index`.execute(tx);
  await sql`
    update pgboss.job j set data = jsonb_set(j.data, '{hash}', to_jsonb(x.kept))
      from ${pairs} where j.data->>'narrationId' = ${id} and j.data->>'hash' = x.old`.execute(tx);
  return 1;
}

async function renditions(tx: Tx<Tables>): Promise<number> {
  const { rows } = await sql<{ owner: string; hash: string }>`
    select owner_id as owner, hash from renditions where not keyed
     order by owner_id, hash limit 1000 for update`.execute(tx);
  for (const [owner, theirs] of Map.groupBy(rows, (row) => row.owner)) {
    const kept = await keptHashes(
      tx,
      owner,
      theirs.map(({ hash }) => hash),
    );
    await sql`
      update renditions r set hash = x.kept, keyed = true
        from unnest(${[...kept.keys()]}::text[], ${[...kept.values()]}::text[]) as x(old, kept)
       where r.owner_id = ${owner} and r.hash = x.old and not r.keyed`.execute(tx);
  }
  return rows.length;
}

const steps: Readonly<Record<string, Step>> = { stories, casts, narrations, renditions };

/** Seals the plaintext rows of an installation older than sealing. If interrupted, it continues at the next start. */
export async function sealOlder({
  db,
  log,
}: Pick<ServiceContext, "log"> & { readonly db: Db<Tables> }): Promise<void> {
  for (const [kept, step] of Object.entries(steps)) {
    const rows = await inBatches(db, step);
    if (rows > 0) log.info({ kept, rows }, "plaintext rows of an older release were sealed");
  }
}
