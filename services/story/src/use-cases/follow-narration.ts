import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import { follow, type NarrationStatus } from "../domain/narration.ts";
import type { Tx } from "../store/db.ts";
import { lockNarration, saveNarration } from "../store/narrations.ts";

interface News {
  readonly narrationId: string;
  readonly storyId: string;
  readonly revision: number;
  readonly durationMs?: number;
}

/** Saves the status of a story's narration; does nothing when the story was deleted. */
export const followNarration =
  (status: NarrationStatus) =>
  async (_app: App, { data, time }: ReceivedEvent<News>, tx: Tx): Promise<void> => {
    const current = await lockNarration(tx, data.storyId);
    if (current === undefined) return;
    const { narrationId: id, revision, durationMs } = data;
    const news = { id, revision, status, at: time, ...(durationMs === undefined ? {} : { durationMs }) };
    const next = follow(current, news);
    if (next && next !== current) await saveNarration(tx, data.storyId, next);
  };
