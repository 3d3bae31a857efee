import { answered, items } from "@storytelling/clients";
import type { EveryServiceClient, Schemas } from "@storytelling/clients/every-service";
import type { Api } from "../api.ts";
import { Wish } from "../exit.ts";
import type { EventsOptions } from "./options.ts";
import { plain } from "./plain.ts";
import { performReplay } from "./replays.ts";

/**
 * Runs the command and says what happened.
 * @throws Wish with exit code 65 when a redrive stopped at an event that still cannot be handled
 */
export async function perform(api: Api, wanted: EventsOptions, say: (line: string) => void): Promise<void> {
  const service = api.at(wanted.service);
  switch (wanted.verb) {
    case "list":
      return list(service, wanted.consumer, say);
    case "show": {
      const params = { path: { seq: wanted.seq } };
      const parked = await answered(service.GET("/admin/parked-events/{seq}", { params }));
      return say(JSON.stringify(parked, null, 2));
    }
    case "redrive": {
      const force = wanted.force ? ("true" as const) : ("false" as const);
      const params = { path: { seq: wanted.seq }, query: { force } };
      return report(await answered(service.POST("/admin/parked-events/{seq}/redrive", { params })), say);
    }
    case "replay":
    case "replays":
    case "cancel":
      return performReplay(service, wanted, say);
    case "discard": {
      const params = { path: { seq: wanted.seq } };
      const body = { reason: wanted.reason };
      await answered(service.POST("/admin/parked-events/{seq}/discard", { params, body }));
      return say(`Event ${wanted.seq} was discarded. It is kept in discarded_events of ${wanted.service}.`);
    }
  }
}

async function list(
  service: EveryServiceClient,
  consumer: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  const which = { limit: 100, ...(consumer ? { consumer } : {}) };
  let count = 0;
  for await (const one of items((at) =>
    service.GET("/admin/parked-events", { params: { query: { ...which, ...at } } }),
  )) {
    count += 1;
    say(`${one.seq}  ${one.event.type} ${one.aggregateId} at ${one.consumer}, parked ${one.parkedAt}`);
    const redriven = one.redrives > 0 ? ` (${one.redrives} redrives failed)` : "";
    say(`    ${printable(one.reason)}${redriven}`);
  }
  if (count === 0) say("No events are parked.");
}

const printable = (text: string): string => plain(text).replaceAll(/\s+/g, " ").slice(0, 300);

function report({ handled, left, stoppedAt }: Schemas["Redriven"], say: (line: string) => void): void {
  say(left === 0 ? `${handled} handled.` : `${handled} handled, ${left} of the aggregate are still parked.`);
  if (stoppedAt) {
    const { seq, redrives, reason } = stoppedAt;
    throw new Wish(
      65,
      `Event ${seq} still cannot be handled (${redrives} redrives failed): ${printable(reason)}`,
    );
  }
}
