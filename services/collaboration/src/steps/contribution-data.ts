import { type DataPart, jsonPart } from "@storytelling/service";
import type { App } from "../app.ts";
import { contributionsOf, forgetDecider } from "../store/contributions.ts";
import type { Tx } from "../store/db.ts";
import { ownedSessions } from "../store/owned-sessions.ts";
import { deleteTextsOf, forgetTextDecider, textsOf } from "../store/texts.ts";
import { removeContributionsOf } from "./remove-contributions.ts";
import { viewText } from "./text-view.ts";

/** What a person recorded and wrote, with their recordings as they sent them. */
export async function* exportContributions(app: App, personId: string): AsyncGenerator<DataPart> {
  const { read } = app.db;
  yield jsonPart("collaboration/texts.json", (await textsOf(read, { personId })).map(viewText));
  const all = (await contributionsOf(read, { personId })).filter(({ status }) => status !== "withdrawn");
  yield jsonPart("collaboration/recordings.json", all);
  for (const { id, contentType } of all) {
    const info = await app.blobs.info(personId, id);
    if (!info) continue;
    const path = `collaboration/recordings/${id}.${contentType.split("/")[1] ?? "audio"}`;
    yield { path, size: info.size, content: await app.blobs.read(personId, id) };
  }
}

/**
 * Deletes what a person recorded and wrote, and what others contributed to their sessions. Their decisions on others'
 * contributions stay without their name.
 */
export async function eraseContributions(app: App, tx: Tx, personId: string): Promise<void> {
  for (const sessionId of await ownedSessions(tx, personId))
    await removeContributionsOf(app, tx, { sessionId });
  await removeContributionsOf(app, tx, { personId });
  await deleteTextsOf(tx, personId);
  await forgetDecider(tx, personId);
  await forgetTextDecider(tx, personId);
}
