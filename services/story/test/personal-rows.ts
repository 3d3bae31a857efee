import assert from "node:assert/strict";
import { userRegistered } from "@storytelling/events";
import type { PersonalRows } from "@storytelling/service/testing";
import { startWorld, storyteller } from "./world.ts";

/** For tests/personal-columns.test.ts. */
export const personalRows: PersonalRows = {
  start: () => startWorld(),
  async use(service) {
    const { id, token } = await service.actor(storyteller);
    await service.deliver(userRegistered(id, { userId: id, displayName: "Ada", role: "storyteller" }));
    const form = new FormData();
    const page = `<h1>Ada</h1><p>Once<a href="#n" epub:type="noteref">1</a>.</p><h1>Bob</h1><p>Twice.</p>
      <aside epub:type="footnote" id="n">A note.</aside><section epub:type="colophon"><p>By hand.</p></section>`;
    form.set("file", new Blob([`<!doctype html><html><body>${page}</body></html>`]), "book.html");
    const { status } = await service.http.post("stories/import", { token, body: form });
    assert.equal(status, 201);
    const { rows } = await service.running.context.db.pool.query(
      `select (select count(*) from story_chapters) as chapters, (select count(*) from story_notes) as notes,
              (select count(*) from story_matter) as matter`,
    );
    assert.ok(
      Object.values(rows[0] ?? {}).every((count) => Number(count) > 0),
      JSON.stringify(rows[0]),
    );
    return id;
  },
  others: {
    "ids of stories, what was made of them, and work": [
      "stories.id",
      "stories.cloned_from",
      "stories.narration_id",
      "story_analyses.id",
      "story_analyses.work_id",
      "story_corrections.id",
      "story_characters.character_id",
      "story_answers.key",
      "story_chapters.id",
      "story_matter.id",
    ],
    "words from before they were sealed; empty since": [
      "authors.display_name",
      "stories.title",
      "stories.author",
      "story_revisions.text",
      "story_analyses.script",
      "story_analyses.mood",
      "story_analyses.relations",
      "story_characters.name",
      "story_characters.aliases",
      "story_corrections.what",
      "story_views.characters",
      "story_views.script",
      "story_views.mood",
      "story_views.relations",
      "story_answers.answer",
    ],
    "languages, engines, kinds and how far something is": [
      "stories.language",
      "story_revisions.language",
      "story_analyses.language",
      "story_analyses.engine_version",
      "story_analyses.stage",
      "story_analyses.error",
      "story_analyses.usage",
      "story_characters.gender",
      "story_characters.age",
      "story_chapters.language",
      "story_chapters.origin",
      "story_matter.kind",
    ],
  },
};
