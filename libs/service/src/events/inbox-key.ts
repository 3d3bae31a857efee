import type { CloudEvent } from "@storytelling/events";

/** What the inbox knows an event by; `time` is in ISO format. */
export interface InboxKey {
  readonly source: string;
  readonly id: string;
  readonly time: string;
}

/**
 * Source, id and time, which are the same in every delivery, whenever it comes and whatever clocks say; an event that
 * is replayed has besides the replay's id and time, which are the same in every delivery of that replay.
 */
export function keyOf({ source, id, time, replayid, replaytime }: CloudEvent): InboxKey {
  const key = replayid && replaytime ? { id: `${id} ${replayid}`, time: replaytime } : { id, time };
  return { source, id: key.id, time: new Date(key.time).toISOString() };
}
