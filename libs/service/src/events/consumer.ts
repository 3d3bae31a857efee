import type { CloudEvent, EventType } from "@storytelling/events";
import type { Tx } from "../db/db.ts";

/** An event as a handler sees it: decoded, with its own id and time. */
export interface ReceivedEvent<D> {
  readonly id: string;
  readonly type: string;
  readonly aggregateId: string;
  readonly time: Date;
  readonly data: D;
}

/** A reaction to one type of event: its effect and the note that it happened commit together. */
export interface Consumer<App, D = unknown> {
  /** Unique in its service and never changed: the inbox remembers by it. */
  readonly name: string;
  readonly event: EventType<string, D>;
  /** How long it may take over one event; 30 unless it says otherwise. */
  readonly seconds?: number;
  handle(app: App, event: ReceivedEvent<D>, tx: Tx): Promise<void>;
}

/** Builds the one-line declarations of `consumers.ts`. */
export const consumersFor =
  <App>() =>
  <D>(
    event: EventType<string, D>,
    name: string,
    handle: (app: App, event: ReceivedEvent<D>, tx: never) => Promise<void>,
    limits: { seconds?: number } = {},
  ): Consumer<App> => ({ name, event, handle: handle as unknown as Consumer<App>["handle"], ...limits });

/** Checks an event against the schema that this consumer knows; unknown fields are newer ones and are left out. */
export function decode<D>(consumer: Consumer<never, D>, event: CloudEvent): ReceivedEvent<D> {
  const known = consumer.event;
  if (event.dataversion !== known.version) {
    throw new Error(
      `${event.type} version ${event.dataversion} came, ${consumer.name} knows version ${known.version}.`,
    );
  }
  const data = known.data.parse(event.data);
  return { id: event.id, type: event.type, aggregateId: event.subject, time: new Date(event.time), data };
}
