import type { EventType } from "@storytelling/events";
import { consumersOf } from "@storytelling/service";
import { constellation } from "../../platform/src/constellation.ts";

/** A consumer of an event in a service. */
export interface Listener {
  readonly service: string;
  readonly consumer: string;
  readonly event: EventType;
}

/** Every consumer of every event, including those of the framework. */
export const listeners: readonly Listener[] = constellation.flatMap((service) =>
  consumersOf(service).map(({ name, event }) => ({ service: service.name, consumer: name, event })),
);

export const listenersTo = (event: EventType): Listener[] =>
  listeners.filter((one) => one.event.type === event.type && one.event.version === event.version);
