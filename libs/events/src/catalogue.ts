import type { CloudEvent, EventType } from "./event.ts";
import * as exported from "./index.ts";

const isEventType = (value: unknown): value is EventType =>
  typeof value === "function" && "aggregate" in value && "version" in value && "example" in value;

/** Every declared event, each version as a separate entry, in the order of sender, aggregate, name and version. */
export const catalogue: readonly EventType[] = (Object.values(exported) as unknown[])
  .filter(isEventType)
  .sort(inOrder);

function inOrder(a: EventType, b: EventType): number {
  const [one, other] = [a, b].map(({ source, aggregate, type }) => `${source} ${aggregate} ${type}`);
  if (one === other || !one || !other) return a.version - b.version;
  return one < other ? -1 : 1;
}

/** A declared event's example as a message on the bus; always the same for the same declaration. */
export function exampleOf({ type, version, source, aggregate, example }: EventType): CloudEvent {
  const id = (example as Readonly<Record<string, unknown>>)[`${aggregate}Id`];
  return {
    specversion: "1.0",
    id: "0190a1b2-7c3d-7e4f-8a5b-0000000000e1",
    source: `/${source}`,
    type,
    subject: typeof id === "string" ? id : "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
    time: "2026-11-22T10:00:00.000Z",
    datacontenttype: "application/json",
    dataversion: version,
    data: example,
  };
}
