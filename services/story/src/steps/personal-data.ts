import { type DataPart, jsonPart, type PersonalData } from "@storytelling/service";
import type { App } from "../app.ts";
import { remove } from "../domain/story.ts";
import { dropUnfinished } from "../store/analyses.ts";
import { deleteAuthor } from "../store/authors.ts";
import { deleteStory, lockStoriesOf } from "../store/stories.ts";
import { readStored, storiesOf } from "../store/whole-stories.ts";
import { analyzeStoryJob } from "./analysis-job.ts";

/** The personal data of the story service: a user's name, and their stories with all findings. */
export const personalData: PersonalData<App> = {
  async *export(app, userId): AsyncGenerator<DataPart> {
    const { author, ids } = await storiesOf(app.db.read, userId);
    yield jsonPart("story/author.json", author);
    for (const id of ids) {
      const stored = await readStored(app.db.read, id);
      const { story, revisions, analyses, corrections, chapters, notes, matter } = stored;
      const folder = `story/${nameOf(story.title)} (${id.slice(-6)})`;
      yield jsonPart(`${folder}/story.json`, story);
      for (const { revision, text } of revisions)
        yield { path: `${folder}/revision-${revision}.txt`, content: text };
      yield jsonPart(`${folder}/chapters.json`, chapters);
      yield jsonPart(`${folder}/notes.json`, notes);
      yield jsonPart(`${folder}/front-and-back-matter.json`, matter);
      yield jsonPart(`${folder}/corrections.json`, corrections);
      yield jsonPart(`${folder}/analyses.json`, analyses);
    }
  },

  /** Deletes the user's stories as usual, including published ones. Clones that belong to other users stay. */
  async erase(app, userId, tx) {
    for (const story of await lockStoriesOf(tx, userId)) {
      for (const { id: analysisId } of await dropUnfinished(tx, story.id))
        await app.jobs.withdraw(tx, analyzeStoryJob, { analysisId });
      await deleteStory(tx, story.id, remove(story));
    }
    await deleteAuthor(tx, userId);
  },

  columns: ["authors.user_id", "stories.owner_id"],
};

const nameOf = (title: string): string =>
  title
    .replaceAll(/[\p{Cc}/\\]+/gu, " ")
    .slice(0, 60)
    .trim() || "Untitled";
