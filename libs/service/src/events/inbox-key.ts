import type { CloudEvent } from "@storytelling/events";

/** The key of an event in the inbox; `time` is in ISO format. */
export interface InboxKey {
  readonly source: string;
  readonly id: string;
  readonly time: string;
}

/** The format that our relay writes. Parsing each date costs more than this check. */
const canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * Source, id and time, which are the same in every delivery. A replayed event also has the replay's id and time, which are
 * the same in every delivery of that replay.
 */
export function keyOf({ source, id, time, replayid, replaytime }: CloudEvent): InboxKey {
  const key = replayid && replaytime ? { id: `${id} ${replayid}`, time: replaytime } : { id, time };
  return { source, id: key.id, time: canonical.test(key.time) ? key.time : new Date(key.time).toISOString() };
}
