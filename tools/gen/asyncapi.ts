import { CloudEvent, type EventType } from "@storytelling/events";
import { catalogue, exampleOf } from "@storytelling/events/catalogue";
import { jsonSchemaOf } from "@storytelling/events/json-schema";
import { z } from "zod";
import { type Generated, jsonText } from "./generated.ts";
import { type Listener, listeners } from "./listeners.ts";

const messageId = ({ type, version }: EventType): string => `${type}V${version}`;
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** The message of one event: the envelope, with the event's name, version and data. */
const payloadOf = (event: EventType) =>
  jsonSchemaOf(
    CloudEvent.extend({
      source: z.literal(`/${event.source}`),
      type: z.literal(event.type),
      dataversion: z.literal(event.version),
      data: event.data,
    }),
  );

const messageOf = (event: EventType) => ({
  name: event.type,
  title: `${event.type}, version ${event.version}`,
  summary: event.summary,
  contentType: "application/cloudevents+json",
  bindings: { kafka: { key: { type: "string", description: "The subject." } } },
  payload: payloadOf(event),
  examples: [{ name: event.type, summary: event.summary, payload: exampleOf(event) }],
});

const channelOf = (aggregate: string, events: readonly EventType[]) => ({
  address: aggregate,
  description: `What happens to a ${aggregate}. Events of one subject keep their order. Each is delivered at least once.`,
  bindings: { kafka: { topic: "storytelling.events" } },
  messages: Object.fromEntries(
    events.map((event) => [messageId(event), { $ref: `#/components/messages/${messageId(event)}` }]),
  ),
});

const operationOf = (
  action: "send" | "receive",
  aggregate: string,
  events: readonly EventType[],
  summary: string,
) => ({
  action,
  channel: { $ref: `#/channels/${aggregate}` },
  summary,
  messages: unique(events.map(messageId)).map((id) => ({ $ref: `#/channels/${aggregate}/messages/${id}` })),
});

/** Each service's part in each channel: the events that it sends and the events that it receives. */
function operations(aggregate: string, events: readonly EventType[]) {
  const heard = listeners.filter(({ event }) => event.aggregate === aggregate);
  return Object.fromEntries([
    ...unique(events.map(({ source }) => source)).map((source) => {
      const sent = events.filter((event) => event.source === source);
      const summary = `${capital(source)} sends the events about a ${aggregate}.`;
      return [`${source}Sends${capital(aggregate)}`, operationOf("send", aggregate, sent, summary)];
    }),
    ...unique(heard.map(({ service }) => service)).map((service) => {
      const own = heard.filter((one) => one.service === service);
      const known = own.map(({ event }) => event);
      return [
        `${service}Hears${capital(aggregate)}`,
        operationOf("receive", aggregate, known, reactions(own)),
      ];
    }),
  ]);
}

const reactions = (heard: readonly Listener[]): string =>
  `${heard.map(({ event, consumer }) => `${event.type}: ${consumer}`).join(", ")}.`;

/** The AsyncAPI 3.0 document of all events: a channel for each aggregate. */
export function asyncApi() {
  const aggregates = unique(catalogue.map(({ aggregate }) => aggregate));
  const about = (aggregate: string) => catalogue.filter((event) => event.aggregate === aggregate);
  return {
    asyncapi: "3.0.0",
    info: {
      title: "Storytelling: events",
      version: "1.0.0",
      description:
        "The events that the services send each other, as CloudEvents 1.0. Generated from libs/events.",
      license: { name: "Apache-2.0" },
    },
    defaultContentType: "application/cloudevents+json",
    channels: Object.fromEntries(aggregates.map((name) => [name, channelOf(name, about(name))])),
    operations: Object.assign({}, ...aggregates.map((name) => operations(name, about(name)))) as Record<
      string,
      ReturnType<typeof operationOf>
    >,
    components: {
      messages: Object.fromEntries(catalogue.map((event) => [messageId(event), messageOf(event)])),
    },
  };
}

export const asyncApiFiles = async (): Promise<Generated[]> => {
  const path = "docs/asyncapi.json";
  return [{ path, text: await jsonText(path, asyncApi()) }];
};
