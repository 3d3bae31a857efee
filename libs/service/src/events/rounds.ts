import type { CloudEvent } from "@storytelling/events";
import { isFor } from "./replayed.ts";

/** What one transaction does: events of one consumer. */
export interface Step<C> {
  readonly consumer: C;
  readonly events: readonly CloudEvent[];
}

/** Steps that run one after the other. */
export type Strand<C> = readonly Step<C>[];

/** The most events in one transaction. */
const mostTogether = 100;

interface Task<C> {
  readonly consumer: C;
  readonly event: CloudEvent;
}

type Reacts = { readonly name: string; readonly event: { readonly type: string } };

/**
 * Plans how a service's consumers handle events: in rounds, one after the other, whose strands run side by side. An
 * aggregate's events stay in order, also where they alternate between consumers that take many at once and others. An event
 * that came twice is left out the second time; its replay is not.
 */
export function* roundsOf<C extends Reacts & { readonly handleMany?: unknown }>(
  service: string,
  consumers: readonly C[],
  events: readonly CloudEvent[],
): Generator<Strand<C>[]> {
  const lanes = lanesOf(service, consumers, events);
  while (lanes.size > 0) {
    const strands: Strand<C>[] = [];
    const together = new Map<C, CloudEvent[][]>();
    for (const [subject, lane] of lanes) {
      const consumer = lane[0]?.consumer;
      const takesMany = consumer?.handleMany !== undefined;
      const end = lane.findIndex((task) =>
        takesMany ? task.consumer !== consumer : task.consumer.handleMany !== undefined,
      );
      const taken = lane.splice(0, end < 0 ? lane.length : end);
      if (lane.length === 0) lanes.delete(subject);
      if (consumer && takesMany) {
        const its = taken.map(({ event }) => event);
        const groups = together.get(consumer);
        if (groups) groups.push(its);
        else together.set(consumer, [its]);
      } else strands.push(taken.map((task) => ({ consumer: task.consumer, events: [task.event] })));
    }
    for (const [consumer, groups] of together)
      for (const packed of pack(groups)) strands.push(packed.map((its) => ({ consumer, events: its })));
    yield strands;
  }
}

function lanesOf<C extends Reacts>(
  service: string,
  consumers: readonly C[],
  events: readonly CloudEvent[],
): Map<string, Task<C>[]> {
  const lanes = new Map<string, Task<C>[]>();
  const seen = new Set<string>();
  for (const event of events) {
    const { source, id, time, replayid = "" } = event;
    const name = `${source} ${id} ${time} ${replayid}`;
    if (seen.has(name)) continue;
    seen.add(name);
    for (const consumer of consumers) {
      if (consumer.event.type !== event.type || !isFor(service, consumer, event)) continue;
      const lane = lanes.get(event.subject);
      if (lane) lane.push({ consumer, event });
      else lanes.set(event.subject, [{ consumer, event }]);
    }
  }
  return lanes;
}

/** Packs aggregates' events into transactions. An aggregate with too many for one gets several, one after the other. */
function* pack(groups: readonly (readonly CloudEvent[])[]): Generator<CloudEvent[][]> {
  let open: CloudEvent[] = [];
  for (const events of groups) {
    if (open.length > 0 && open.length + events.length > mostTogether) {
      yield [open];
      open = [];
    }
    if (events.length <= mostTogether) open.push(...events);
    else yield cut(events);
  }
  if (open.length > 0) yield [open];
}

function cut(events: readonly CloudEvent[]): CloudEvent[][] {
  const parts: CloudEvent[][] = [];
  for (let at = 0; at < events.length; at += mostTogether) parts.push(events.slice(at, at + mostTogether));
  return parts;
}
