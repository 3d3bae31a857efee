import { z } from "zod";

/** A kind of domain event: its name, the version of its schema, its sender and its aggregate. */
export interface EventType<T extends string = string, D = unknown> {
  readonly type: T;
  readonly version: number;
  /** The service that sends it. */
  readonly source: string;
  /** The kind of thing that the event happened to; events of one aggregate keep their order. */
  readonly aggregate: string;
  /** What happened, in one sentence. */
  readonly summary: string;
  /** The personal data in it: `of` names the field with the user's id, `fields` those with the user's words. */
  readonly personal?: { readonly of: "userId" | "ownerId" | "personId"; readonly fields: readonly string[] };
  readonly data: z.ZodType<D>;
  readonly example: D;
}

/** Something that happened, before it has an id and a time. The domain returns it and the outbox stores it. */
export interface DomainEvent<T extends string = string, D = unknown> {
  readonly type: T;
  readonly version: number;
  readonly source: string;
  readonly aggregateId: string;
  readonly data: D;
  /** As its type declares it: the fields that the outbox keeps sealed. */
  readonly personal?: EventType["personal"];
}

/** An event type that is also the function which makes its events. */
export interface EventMaker<T extends string, D> extends EventType<T, D> {
  (aggregateId: string, data: D): DomainEvent<T, D>;
}

/** Declares an event. Schemas only ever gain optional fields; anything else is a new version. */
export function defineEvent<T extends string, D>(declaration: EventType<T, D>): EventMaker<T, D> {
  const { type, version, source, personal } = declaration;
  const make = (aggregateId: string, data: D): DomainEvent<T, D> => ({
    type,
    version,
    source,
    aggregateId,
    data,
    ...(personal ? { personal } : {}),
  });
  return Object.assign(make, declaration);
}

/** A CloudEvents 1.0 envelope, as it is sent on the bus; `dataversion` is our extension for the schema's version. */
export const CloudEvent = z.object({
  specversion: z.literal("1.0"),
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.string().min(1),
  subject: z.string().min(1),
  time: z.iso.datetime(),
  datacontenttype: z.literal("application/json"),
  dataversion: z.number().int().positive(),
  /** The trace and span in which it was sent: W3C Trace Context, by CloudEvents' extension for it. */
  traceparent: z.string().optional(),
  /** Our extensions on an event that is published again: by which replay, when, and for which one consumer. */
  replayid: z.uuid().optional(),
  replaytime: z.iso.datetime().optional(),
  replayfor: z.string().optional(),
  tracestate: z.string().optional(),
  data: z.unknown(),
});
export type CloudEvent = z.infer<typeof CloudEvent>;
