import { CloudEvent } from "@storytelling/events";

/** An entry of a stream: its id and its fields. A pending entry that was trimmed has no fields. */
export type Entry = readonly [id: string, fields: readonly string[] | null];

/** The fields `type` and `event` of an entry. A consumer of other types need not parse the event. */
export const entryOf = (event: CloudEvent): [type: string, event: string] => [
  event.type,
  JSON.stringify(event),
];

/** The entry's event; null if its type is not wanted. Calls `fault` and returns null if it is not an event. */
export function wantedEvent(
  [, fields]: Entry,
  types: ReadonlySet<string>,
  fault: (reason: string) => void,
): CloudEvent | null {
  if (!fields) {
    fault("it was trimmed");
    return null;
  }
  const field = (name: string) => fields[fields.findIndex((each, at) => at % 2 === 0 && each === name) + 1];
  if (!types.has(field("type") ?? "")) return null;
  try {
    return CloudEvent.parse(JSON.parse(field("event") ?? ""));
  } catch {
    fault("it is not an event");
    return null;
  }
}
