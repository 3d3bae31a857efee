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
  /** Whether its handler asks something of `tx`, and so may be begun before it is known whether its event is new. */
  readonly takesTx?: boolean;
  /**
   * One that `takesTx`: when the event is not new, what it asks of `tx` fails and changes nothing. So its effect is there
   * alone, or comes after what it has asked there.
   */
  handle(app: App, event: ReceivedEvent<D>, tx: Tx): Promise<void>;
  /**
   * Given where the effects of many events may share a transaction, of one aggregate or of several: they are committed
   * all or none. When one of them fails, or they take too long, each is handled alone. In order per aggregate.
   */
  handleMany?(app: App, events: readonly ReceivedEvent<D>[], tx: Tx): Promise<void>;
}

type Handle<App, E> = (app: App, event: E, tx: never) => Promise<void>;
type Limits = Pick<Consumer<never>, "seconds">;

/** Builds the one-line declarations of `consumers.ts`. */
export function consumersFor<App>() {
  /** One transaction for each event; with `batch`, one for many, which suits short effects on rows of the event's own. */
  function on<D>(
    event: EventType<string, D>,
    name: string,
    handle: Handle<App, ReceivedEvent<D>>,
    { batch = false, ...limits }: Limits & { batch?: boolean } = {},
  ): Consumer<App> {
    async function handleMany(app: App, events: readonly ReceivedEvent<D>[], tx: never): Promise<void> {
      for (const one of events) await handle(app, one, tx);
    }
    const takesTx = handle.length > 2;
    const many = batch ? { handleMany } : {};
    return { name, event, handle, takesTx, ...limits, ...many } as unknown as Consumer<App>;
  }

  /** Many events in one transaction, handed over together, so that one statement can do for all. */
  on.many = <D>(
    event: EventType<string, D>,
    name: string,
    handleMany: Handle<App, readonly ReceivedEvent<D>[]>,
    limits: Limits = {},
  ): Consumer<App> => {
    const handle: Handle<App, ReceivedEvent<D>> = (app, one, tx) => handleMany(app, [one], tx);
    const takesTx = handleMany.length > 2;
    return { name, event, handle, handleMany, takesTx, ...limits } as unknown as Consumer<App>;
  };
  return on;
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
