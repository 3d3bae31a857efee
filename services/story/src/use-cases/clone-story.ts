import { answer, record } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { analyzed, request } from "../domain/analysis-run.ts";
import { create, type Story } from "../domain/story.ts";
import { StoryBody } from "../domain/story-body.ts";
import { saveRun } from "../store/analyses.ts";
import { copyImported } from "../store/copy-imported.ts";
import { refreshView } from "../store/corrected.ts";
import { copyCorrections } from "../store/corrections.ts";
import type { Tx } from "../store/db.ts";
import { copyFindings, findDone, placesOf } from "../store/findings.ts";
import { readText } from "../store/revisions.ts";
import { findStory, holdStory, insertStory } from "../store/stories.ts";
import { readBody } from "../store/story-bodies.ts";

/** Copies a published story, or the user's own, into a new draft, with its chapters, notes, findings and corrections. */
export const cloneStory = useCase({
  params: z.object({ id: Id }),
  answer: StoryBody,
  async run(app, { params, actor, address, signal, transaction }) {
    clonable(await findStory(app.db.read, params.id), actor.id);
    const id = app.ids.next();
    await app.usage.hold({ workId: id, resource: "stories", quantity: 1 }, { actor, address, signal });
    return transaction(async (tx) => {
      const source = clonable(await holdStory(tx, params.id), actor.id);
      const { title, author, language } = source;
      const text = await readText(tx, source.id, source.revision);
      const { chaptersKept } = source;
      const who = { id, ownerId: actor.id, clonedFrom: source.id, chaptersKept };
      const change = create({ title, author, language, text }, who, app.clock.now());
      await insertStory(tx, change, text);
      await copyCorrections(tx, source, change.story, app.ids);
      await copyImported(tx, source, change.story, app.ids);
      await copyAnalysis(app, tx, source, change.story);
      return answer(await readBody(tx, change.story.id), { etag: '"1"' });
    });
  },
});

/** @throws Refusal `not-found` for another user's draft, as for a story that does not exist */
function clonable(source: Story | undefined, userId: string): Story {
  if (source && (source.status === "published" || source.ownerId === userId)) return source;
  throw notFound("story");
}

async function copyAnalysis(app: App, tx: Tx, source: Story, copy: Story): Promise<void> {
  const found = await findDone(tx, source);
  if (!found) return;
  const { engineVersion, lines } = found;
  const now = app.clock.now();
  const { run } = request(null, { story: copy, engineVersion, id: app.ids.next() }, now);
  await saveRun(tx, run, await placesOf(tx, copy));
  await copyFindings(tx, found.id, run.id, now);
  const { characters } = await refreshView(tx, copy, run.id);
  await record(tx, analyzed(copy, { lines, characters }));
}
