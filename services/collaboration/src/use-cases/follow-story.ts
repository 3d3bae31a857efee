import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import { refreshLinesJob } from "../steps/refresh-lines-job.ts";
import { removeSessions } from "../steps/remove-sessions.ts";
import { lockBareSessions } from "../store/bare.ts";
import type { Tx } from "../store/db.ts";
import { hasSessionsOn } from "../store/sessions.ts";

interface About {
  readonly storyId: string;
  readonly ownerId: string;
}

/** A story's text, title, characters or chapters changed: its sessions read their lines anew, in a job. */
export async function followStory(
  app: App,
  { data: { storyId, ownerId } }: ReceivedEvent<About>,
  tx: Tx,
): Promise<void> {
  if (await hasSessionsOn(tx, storyId)) await app.jobs.enqueue(tx, refreshLinesJob, [{ storyId, ownerId }]);
}

/** A story was deleted: its sessions are closed and deleted. */
export async function forgetStory(app: App, { data }: ReceivedEvent<About>, tx: Tx): Promise<void> {
  await removeSessions(app, tx, await lockBareSessions(tx, { storyId: data.storyId }), "story-deleted");
}
