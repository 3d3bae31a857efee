import type { charactersExtracted, storyAnalyzed, storyCreated, storyPublished } from "@storytelling/events";
import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import { type Notice, tell } from "../steps/tell.ts";
import type { Tx } from "../store/db.ts";

type Heard<E extends { example: unknown }> = ReceivedEvent<E["example"]>;

/** To the owner of a story, about the story. */
const toOwner = (
  { storyId, ownerId: personId }: { storyId: string; ownerId: string },
  notice: Pick<Notice, "kind" | "facts">,
): Notice => ({ ...notice, personId, storyId });

export const tellCreated = (app: App, event: Heard<typeof storyCreated>, tx: Tx) =>
  tell(
    app,
    tx,
    event,
    toOwner(event.data, { kind: "story-created", facts: { storyTitle: event.data.title } }),
  );

export const tellPublished = (app: App, event: Heard<typeof storyPublished>, tx: Tx) =>
  tell(app, tx, event, toOwner(event.data, { kind: "story-published", facts: {} }));

export const tellAnalyzed = (app: App, event: Heard<typeof storyAnalyzed>, tx: Tx) =>
  tell(app, tx, event, toOwner(event.data, { kind: "story-analyzed", facts: {} }));

export function tellCharacters(app: App, event: Heard<typeof charactersExtracted>, tx: Tx): Promise<void> {
  const characters = event.data.characters.map(({ name }) => name);
  return tell(app, tx, event, toOwner(event.data, { kind: "characters-found", facts: { characters } }));
}
