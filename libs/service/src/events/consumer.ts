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
  /** How long it may take over one event, and over many together; 30 unless it says otherwise. */
  readonly seconds?: number;
  /**
   * Whether the handler may start before its event is known to be new, which saves a round trip; false unless it says so.
   * Only for a handler whose every effect is in `tx`, or comes after a statement there that it waits for. When the event
   * is not new, its statements fail and change nothing, but what it does elsewhere before them is done. Refused for events
   * with personal data: whether their owner is erased must be known first.
   */
  readonly early?: boolean;
  handle(app: App, event: ReceivedEvent<D>, tx: Tx): Promise<void>;
  /**
   * Given where the effects of many events may share a transaction, of one aggregate or of several: they are committed
   * all or none. When one of them fails, or they take too long, each is handled alone. In order per aggregate.
   */
  handleMany?(app: App, events: readonly ReceivedEvent<D>[], tx: Tx): Promise<void>;
}

type Handle<App, E> = (app: App, event: E, tx: never) => Promise<void>;

type Options = Pick<Consumer<never>, "seconds" | "early">;

/** Builds the one-line declarations of `consumers.ts`. */
export function consumersFor<App>() {
  /** One transaction for each event; with `batch`, one for many, which suits short effects on rows of the event's own. */
  function on<D>(
    event: EventType<string, D>,
    name: string,
    handle: Handle<App, ReceivedEvent<D>>,
    { batch = false, ...options }: Options & { batch?: boolean } = {},
  ): Consumer<App> {
    checkEarly(event, name, options);
    async function handleMany(app: App, events: readonly ReceivedEvent<D>[], tx: never): Promise<void> {
      for (const one of events) await handle(app, one, tx);
    }
    const many = batch ? { handleMany } : {};
    return { name, event, handle, ...options, ...many };
  }

  /** Many events in one transaction, handed over together, so that one statement can do for all. */
  on.many = <D>(
    event: EventType<string, D>,
    name: string,
    handleMany: Handle<App, readonly ReceivedEvent<D>[]>,
    options: Options = {},
  ): Consumer<App> => {
    checkEarly(event, name, options);
    const handle: Handle<App, ReceivedEvent<D>> = (app, one, tx) => handleMany(app, [one], tx);
    return { name, event, handle, handleMany, ...options };
  };
  return on;
}

function checkEarly(
  { type, personal }: Pick<EventType, "type" | "personal">,
  name: string,
  { early }: Options,
): void {
  if (early && personal)
    throw new Error(
      `Consumer ${name} cannot be early: ${type} has personal data, and whether its owner is erased must be known first.`,
    );
}

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
