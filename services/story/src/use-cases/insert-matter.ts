import { answer } from "@storytelling/service";
import { Id, notFound, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { withMatter } from "../domain/apart.ts";
import { mostChapters } from "../domain/chapters/chapter.ts";
import { assertUnchanged, revise } from "../domain/story.ts";
import { StoryBody, Text } from "../domain/story-body.ts";
import { dropAnalyses } from "../steps/end-analysis.ts";
import { followEdit } from "../steps/follow-edit.ts";
import { saveMarks } from "../store/chapters.ts";
import { markInserted, readMatter } from "../store/matter.ts";
import { insertRevision, readText } from "../store/revisions.ts";
import { lockOwned, saveStory } from "../store/stories.ts";
import { readBody } from "../store/story-bodies.ts";

/** Puts front or back matter into the text as a chapter that is read aloud. It makes a new revision. */
export const insertMatter = useCase({
  params: z.object({ id: Id, matterId: Id }),
  answer: StoryBody,
  run: (app, { params, actor, ifMatch, transaction }) =>
    transaction(async (tx) => {
      const story = await lockOwned(tx, params.id, actor.id);
      assertUnchanged(story, ifMatch);
      const matter = (await readMatter(tx, story)).find(({ id }) => id === params.matterId);
      if (!matter) throw notFound("front or back matter");
      if (matter.inserted) throw inserted();
      const text = await readText(tx, story.id, story.revision);
      const { text: after, mark } = withMatter(text, matter, app.ids.next());
      const fits = Text.safeParse(after);
      if (!fits.success) throw tooLong(fits.error.issues[0]?.message);
      const change = revise(story, text, { text: after }, app.clock.now());
      if (!change) throw inserted();
      await saveStory(tx, change);
      await insertRevision(tx, change.story, after);
      const marks = await followEdit(app, tx, story, { before: text, after });
      if (marks.length < mostChapters) await saveMarks(tx, change.story, [mark]);
      await markInserted(tx, matter.id);
      await dropAnalyses(app, tx, story, "The story was edited meanwhile.");
      return answer(await readBody(tx, story.id), { etag: `"${change.story.version}"` });
    }),
});

const inserted = (): Refusal =>
  new Refusal("conflict", "already-inserted", "This is in the text already. Edit the text to remove it.");

const tooLong = (message = "The text would be too long."): Refusal =>
  new Refusal("conflict", "text-too-long", `The text would be too long with it. ${message}`);
