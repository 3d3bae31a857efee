import type { narrationCompleted, narrationFailed } from "@storytelling/events";
import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import { type Notice, tell } from "../steps/tell.ts";
import type { Tx } from "../store/db.ts";

type Heard<E extends { example: unknown }> = ReceivedEvent<E["example"]>;

/** Tells the owner, and those whose voices are in an audiobook that was rebuilt. */
export function tellCompleted(app: App, event: Heard<typeof narrationCompleted>, tx: Tx): Promise<void> {
  const { ownerId, storyId, durationMs, rebuilt } = event.data;
  const others = (rebuilt?.personIds ?? []).filter((id) => id !== ownerId);
  const voices = others.map(
    (personId): Notice => ({ kind: "regenerated", personId, storyId, facts: { characters: [] } }),
  );
  const owner: Notice = { kind: "narration-completed", personId: ownerId, storyId, facts: { durationMs } };
  return tell(app, tx, event, owner, ...voices);
}

export function tellFailed(app: App, event: Heard<typeof narrationFailed>, tx: Tx): Promise<void> {
  const { ownerId: personId, storyId } = event.data;
  return tell(app, tx, event, { kind: "narration-failed", personId, storyId, facts: {} });
}
