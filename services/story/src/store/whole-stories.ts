import { openWords } from "@storytelling/service";
import { sealedName } from "./authors.ts";
import { readMarks } from "./chapters.ts";
import { readFoundCharacters } from "./characters.ts";
import { readCorrections } from "./corrections.ts";
import type { Reader } from "./db.ts";
import { headingOf, sealedHeading } from "./headings.ts";
import { readMatter } from "./matter.ts";
import { readNotes } from "./notes.ts";
import { openParts } from "./parts.ts";
import { readText } from "./revisions.ts";
import { opened } from "./sealed.ts";
import { readCorrected } from "./views.ts";

/** A user's display name and the ids of their stories. */
export async function storiesOf(db: Reader, userId: string) {
  const author = await db.selectFrom("authors").selectAll().where("user_id", "=", userId).executeTakeFirst();
  const [displayName = null] = author ? await openWords(db, [sealedName(userId, author.sealed)]) : [];
  const rows = await db
    .selectFrom("stories")
    .select("id")
    .where("owner_id", "=", userId)
    .orderBy("created_at")
    .execute();
  return { author: displayName === null ? null : { displayName }, ids: rows.map((row) => row.id) };
}

/** A story with everything that is stored about it. */
export async function readStored(db: Reader, id: string) {
  const row = await db.selectFrom("stories").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const { sealed: _, title: __, author: ___, ...rest } = row;
  const heading = headingOf(await opened(db, sealedHeading(row)));
  const { owner_id: ownerId } = row;
  return {
    story: { ...rest, ...heading },
    revisions: await readRevisions(db, id),
    chapters: await readMarks(db, { id, ownerId }),
    notes: await readNotes(db, { id, ownerId }),
    matter: await readMatter(db, { id, ownerId }),
    corrections: await readCorrections(db, { id, ownerId }),
    analyses: await readAnalyses(db, { id, ownerId }),
  };
}

async function readRevisions(db: Reader, id: string) {
  const rows = await db
    .selectFrom("story_revisions")
    .select(["revision", "language", "created_at"])
    .where("story_id", "=", id)
    .orderBy("revision")
    .execute();
  const revisions = [];
  for (const row of rows) revisions.push({ ...row, text: await readText(db, id, row.revision) });
  return revisions;
}

async function readAnalyses(db: Reader, { id, ownerId }: { id: string; ownerId: string }) {
  const runs = await db
    .selectFrom("story_analyses")
    .select(["id", "revision", "engine_version", "status", "requested_at", "lines"])
    .select(["sealed_script", "sealed_mood", "sealed_relations"])
    .where("story_id", "=", id)
    .orderBy("requested_at")
    .execute();
  const analyses = [];
  for (const { sealed_script, sealed_mood, sealed_relations, ...run } of runs) {
    const sealed = { owner_id: ownerId, sealed_script, sealed_mood, sealed_relations };
    const of = { table: "story_analyses", analysisId: run.id } as const;
    const found = run.status === "done" ? await openParts(db, of, sealed) : null;
    analyses.push({
      ...run,
      script: found && JSON.parse(found.script),
      mood: found && JSON.parse(found.mood),
      relations: found && JSON.parse(found.relations),
      characters: await readFoundCharacters(db, ownerId, run.id),
      corrected: await readCorrected(db, run.id),
    });
  }
  return analyses;
}
