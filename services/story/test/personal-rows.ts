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
    const { status } = await service.http.post("stories", {
      token,
      body: { title: "The Tale", text: "Once." },
    });
    assert.equal(status, 201);
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
    ],
  },
};
