import type { CloudEvent } from "@storytelling/events";
import type { Logger } from "pino";

type Named = { readonly name: string };

/** A replay is for one consumer of one group; all others leave it out. */
export const isFor = (service: string, consumer: Named, { replayfor }: CloudEvent): boolean =>
  replayfor === undefined || replayfor === `${service}/${consumer.name}`;

/** Warns of replays for a consumer that this service does not have, or has no longer. */
export function warnOfUnknownConsumers(
  { service, consumers, log }: { service: string; consumers: readonly Named[]; log: Logger },
  events: readonly CloudEvent[],
): void {
  for (const event of events) {
    const { id, replayid, replayfor } = event;
    if (!replayfor?.startsWith(`${service}/`)) continue;
    if (consumers.some((consumer) => isFor(service, consumer, event))) continue;
    log.warn(
      { event: id, replay: replayid, consumer: replayfor },
      "a replay names a consumer that does not exist",
    );
  }
}
