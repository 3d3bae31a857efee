import { type Db, inBatches, personalOf, type ServiceContext, sealWords } from "@storytelling/service";
import { type RawBuilder, sql } from "kysely";
import { answerFor, keptKeys } from "./answers.ts";
import { saveAuthor } from "./authors.ts";
import { namesFor } from "./characters.ts";
import { correctionFor } from "./corrections.ts";
import type { Tx } from "./db.ts";
import { sealHeading } from "./headings.ts";
import { partFor, parts } from "./parts.ts";
import { sameText, textFor } from "./revisions.ts";
import type { Tables } from "./tables.ts";

type App = Pick<ServiceContext, "log"> & { readonly db: Db<Tables> };

/** Seals some plaintext rows of a table and empties their plaintext columns. Returns how many rows it sealed. */
type Step = (tx: Tx) => Promise<number>;

// Rows are locked in the order of their keys, so that two instances that start at the same time cannot deadlock.
const taken = async <Row>(tx: Tx, query: RawBuilder<Row>): Promise<Row[]> =>
  (await query.execute(tx)).rows as Row[];

async function seal(tx: Tx, ownerId: string, words: string, purpose: string): Promise<Buffer | null> {
  const [sealed = null] = await sealWords(tx, ownerId, [{ words, purpose }]);
  return sealed;
}

async function fingerprint(tx: Tx, ownerId: string, sha256: Buffer): Promise<Buffer | null> {
  const hash = sha256.toString("hex");
  const [found = null] = await personalOf(tx).fingerprintAll(ownerId, [hash], sameText, tx);
  return found;
}

async function authors(tx: Tx): Promise<number> {
  const rows = await taken(
    tx,
    sql<{ user_id: string; display_name: string }>`
      select user_id, display_name from authors
       where display_name is not null order by user_id limit 500 for update`,
  );
  for (const row of rows) await saveAuthor(tx, row.user_id, row.display_name);
  return rows.length;
}

async function stories(tx: Tx): Promise<number> {
  const rows = await taken(
    tx,
    sql<{ id: string; ownerId: string; title: string; author: string | null }>`
      select id, owner_id as "ownerId", title, author from stories
       where title is not null order by id limit 500 for update`,
  );
  for (const row of rows) {
    const sealed = await sealHeading(tx, row);
    await sql`update stories set title = null, author = null, sealed = ${sealed} where id = ${row.id}`.execute(
      tx,
    );
  }
  return rows.length;
}

async function revisions(tx: Tx): Promise<number> {
  // Texts may be long, so a batch is small.
  const rows = await taken(
    tx,
    sql<{ id: string; owner: string; revision: number; text: string; sha256: Buffer }>`
      select s.id, s.owner_id as owner, r.revision, r.text, r.sha256
        from story_revisions r join stories s on s.id = r.story_id
       where r.text is not null order by r.story_id, r.revision limit 10 for update of r`,
  );
  for (const { id, owner, revision, text, sha256 } of rows) {
    const sealed = await seal(tx, owner, text, textFor(id, revision));
    const same = await fingerprint(tx, owner, sha256);
    await sql`update story_revisions set text = null, sha256 = null, sealed = ${sealed}, fingerprint = ${same}
      where story_id = ${id} and revision = ${revision}`.execute(tx);
  }
  return rows.length;
}

async function analyses(tx: Tx): Promise<number> {
  const rows = await taken(
    tx,
    sql<{ id: string; owner: string; sha256: Buffer } & Record<(typeof parts)[number], string | null>>`
      select a.id, s.owner_id as owner, a.sha256,
             a.script::text as script, a.mood::text as mood, a.relations::text as relations
        from story_analyses a join stories s on s.id = a.story_id
       where a.sha256 is not null order by a.id limit 10 for update of a`,
  );
  for (const row of rows) {
    const same = await fingerprint(tx, row.owner, row.sha256);
    await sql`update story_analyses set sha256 = null, fingerprint = ${same} where id = ${row.id}`.execute(
      tx,
    );
    for (const part of parts) {
      const words = row[part];
      if (words === null) continue;
      const sealed = await seal(tx, row.owner, words, partFor("story_analyses", row.id, part));
      await sql`update story_analyses set ${sql.ref(part)} = null, ${sql.ref(`sealed_${part}`)} = ${sealed}
        where id = ${row.id}`.execute(tx);
    }
  }
  return rows.length;
}

async function characters(tx: Tx): Promise<number> {
  const rows = await taken(
    tx,
    sql<{ id: string; owner: string; position: number; name: string; aliases: string[] }>`
      select c.analysis_id as id, s.owner_id as owner, c.position, c.name, c.aliases
        from story_characters c join story_analyses a on a.id = c.analysis_id join stories s on s.id = a.story_id
       where c.name is not null order by c.analysis_id, c.position limit 500 for update of c`,
  );
  for (const { id, owner, position, name, aliases } of rows) {
    const sealed = await seal(tx, owner, JSON.stringify({ name, aliases }), namesFor(id, position));
    await sql`update story_characters set name = null, aliases = null, sealed = ${sealed}
      where analysis_id = ${id} and position = ${position}`.execute(tx);
  }
  return rows.length;
}

async function corrections(tx: Tx): Promise<number> {
  const rows = await taken(
    tx,
    sql<{ id: string; owner: string; what: string }>`
      select c.id, s.owner_id as owner, c.what::text as what
        from story_corrections c join stories s on s.id = c.story_id
       where c.what is not null order by c.id limit 500 for update of c`,
  );
  for (const { id, owner, what } of rows) {
    const sealed = await seal(tx, owner, what, correctionFor(id));
    await sql`update story_corrections set what = null, sealed = ${sealed} where id = ${id}`.execute(tx);
  }
  return rows.length;
}

const viewed = ["characters", ...parts] as const;

async function views(tx: Tx): Promise<number> {
  const rows = await taken(
    tx,
    sql<{ id: string; owner: string } & Record<(typeof viewed)[number], string>>`
      select v.analysis_id as id, s.owner_id as owner, v.characters::text as characters,
             v.script::text as script, v.mood::text as mood, v.relations::text as relations
        from story_views v join story_analyses a on a.id = v.analysis_id join stories s on s.id = a.story_id
       where v.script is not null order by v.analysis_id limit 10 for update of v`,
  );
  for (const row of rows) {
    const sealed = [];
    for (const part of viewed)
      sealed.push(await seal(tx, row.owner, row[part], partFor("story_views", row.id, part)));
    const [people, script, mood, relations] = sealed;
    await sql`update story_views set characters = null, script = null, mood = null, relations = null,
        sealed_characters = ${people}, sealed_script = ${script}, sealed_mood = ${mood},
        sealed_relations = ${relations} where analysis_id = ${row.id}`.execute(tx);
  }
  return rows.length;
}

async function answers(tx: Tx): Promise<number> {
  const rows = await taken(
    tx,
    sql<{ id: string; owner: string; key: string; answer: string }>`
      select s.id, s.owner_id as owner, a.key, a.answer::text as answer
        from story_answers a join stories s on s.id = a.story_id
       where a.answer is not null order by a.story_id, a.key limit 100 for update of a`,
  );
  for (const { id, owner, key, answer } of rows) {
    const [kept = key] = await keptKeys(tx, owner, [key]);
    const sealed = await seal(tx, owner, answer, answerFor(id, kept));
    await sql`update story_answers set key = ${kept}, answer = null, sealed = ${sealed}
      where story_id = ${id} and key = ${key}`.execute(tx);
  }
  return rows.length;
}

const steps: Readonly<Record<string, Step>> = {
  authors,
  stories,
  revisions,
  analyses,
  characters,
  corrections,
  views,
  answers,
};

/** Seals the plaintext rows of an installation older than sealing. If interrupted, it continues at the next start. */
export async function sealOlder({ db, log }: App): Promise<void> {
  for (const [kept, step] of Object.entries(steps)) {
    const rows = await inBatches(db, step);
    if (rows > 0) log.info({ kept, rows }, "plaintext rows of an older release were sealed");
  }
}
