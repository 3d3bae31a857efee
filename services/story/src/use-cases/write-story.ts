import { detectLanguage } from "@storytelling/narrative";
import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";
import { create, storyNeed } from "../domain/story.ts";
import { NewStory, StoryBody } from "../domain/story-body.ts";
import { insertStory } from "../store/stories.ts";

/** Creates a story from a text. */
export const writeStory = useCase({
  body: NewStory,
  answer: StoryBody,
  async run(app, { body, actor, address, signal, transaction }) {
    const { title, text, author = null, language = detectLanguage(text) } = body;
    const draft = { title, text, author, language };
    const change = create(draft, { id: app.ids.next(), ownerId: actor.id }, app.clock.now());
    await app.usage.hold(storyNeed(change), { actor, address, signal });
    return transaction(async (tx) => answer(await insertStory(tx, change, text), { etag: '"1"' }));
  },
});
