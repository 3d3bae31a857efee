import type { ReceivedEvent, Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { savePublished, saveStory } from "../store/stories.ts";
import type { Tables } from "../store/tables.ts";

interface Told {
  storyId: string;
  ownerId: string;
  title: string;
  language: string;
  revision: number;
}

/** Updates our replica of a story. */
export const noteStory = (_app: App, { data }: ReceivedEvent<Told>, tx: Tx<Tables>): Promise<void> =>
  saveStory(tx, { ...data, id: data.storyId });

export const notePublished = (_app: App, { data }: ReceivedEvent<{ storyId: string }>, tx: Tx<Tables>) =>
  savePublished(tx, data.storyId, true);

export const noteUnpublished = (_app: App, { data }: ReceivedEvent<{ storyId: string }>, tx: Tx<Tables>) =>
  savePublished(tx, data.storyId, false);
