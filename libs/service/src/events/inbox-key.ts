import type { CloudEvent } from "@storytelling/events";

/** What the inbox knows an event by; `time` is in ISO format. */
export interface InboxKey {
  readonly source: string;
  readonly id: string;
  readonly time: string;
}

/** As our own relay writes it; making a date of each costs more than the look. */
const canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * Source, id and time, which are the same in every delivery, whenever it comes and whatever clocks say; an event that
 * is replayed has besides the replay's id and time, which are the same in every delivery of that replay.
 */
export function keyOf({ source, id, time, replayid, replaytime }: CloudEvent): InboxKey {
  const key = replayid && replaytime ? { id: `${id} ${replayid}`, time: replaytime } : { id, time };
  return { source, id: key.id, time: canonical.test(key.time) ? key.time : new Date(key.time).toISOString() };
}
