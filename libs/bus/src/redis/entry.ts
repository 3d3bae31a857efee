import { CloudEvent } from "@storytelling/events";

/** An entry of a stream: its id and its fields; no fields when it is pending but was trimmed away. */
export type Entry = readonly [id: string, fields: readonly string[] | null];

/** What goes into an entry's fields `type` and `event`: whoever does not want the type need not parse the rest. */
export const entryOf = (event: CloudEvent): [type: string, event: string] => [
  event.type,
  JSON.stringify(event),
];

/** The entry's event, or null if it is of no wanted type; calls `fault` and gives null for what is no event. */
export function wantedEvent(
  [, fields]: Entry,
  types: ReadonlySet<string>,
  fault: (reason: string) => void,
): CloudEvent | null {
  if (!fields) {
    fault("trimmed away");
    return null;
  }
  const field = (name: string) => fields[fields.findIndex((each, at) => at % 2 === 0 && each === name) + 1];
  if (!types.has(field("type") ?? "")) return null;
  try {
    return CloudEvent.parse(JSON.parse(field("event") ?? ""));
  } catch {
    fault("no event");
    return null;
  }
}
