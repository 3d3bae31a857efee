import { detectLanguage } from "@storytelling/narrative";
import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";
import { languageOfText } from "../domain/imported.ts";
import { create, storyNeed } from "../domain/story.ts";
import { NewStory, StoryBody } from "../domain/story-body.ts";
import { accountLanguage } from "../steps/account-language.ts";
import { insertStory } from "../store/stories.ts";

/** Creates a story from a text. Without a language it is detected, with a lean to the one that the user prefers. */
export const writeStory = useCase({
  body: NewStory,
  answer: StoryBody,
  async run(app, call) {
    const { body, actor, address, signal, transaction } = call;
    const { title, text, author = null } = body;
    const language = body.language ?? languageOfText(text, [accountLanguage(call)], detectLanguage);
    const draft = { title, text, author, language };
    const change = create(draft, { id: app.ids.next(), ownerId: actor.id }, app.clock.now());
    await app.usage.hold(storyNeed(change), { actor, address, signal });
    return transaction(async (tx) => answer(await insertStory(tx, change, text), { etag: '"1"' }));
  },
});
