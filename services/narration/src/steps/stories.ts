import type { Actor } from "@storytelling/service";
import { notFound, Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { findStory, type Story } from "../store/stories.ts";

/**
 * A story that the actor owns.
 * @throws Refusal `not-found`; `forbidden` for another user's published story, which the actor may see
 */
export async function ownStory(app: App, actor: Actor, storyId: string): Promise<Story> {
  const story = await findStory(app.db, storyId);
  if (story?.ownerId === actor.id) return story;
  if (!story?.published) throw notFound("story");
  const message =
    "Only the owner of this story can choose its voices. Clone the story and narrate your copy.";
  throw new Refusal("forbidden", "not-your-story", message);
}
