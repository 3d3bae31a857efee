import type { Api } from "../api.ts";
import { Wish } from "../exit.ts";
import type { EventsOptions } from "./options.ts";
import { plain } from "./plain.ts";
import { performReplay } from "./replays.ts";

interface ParkedView {
  readonly seq: number;
  readonly consumer: string;
  readonly aggregateId: string;
  readonly event: { readonly type: string };
  readonly reason: string;
  readonly redrives: number;
  readonly parkedAt: string;
}

interface Redriven {
  readonly handled: number;
  readonly left: number;
  readonly stoppedAt: { readonly seq: number; readonly reason: string; readonly redrives: number } | null;
}

/**
 * Does what was asked and says how it went.
 * @throws Wish with exit code 65 when a redrive stopped at an event that still cannot be handled
 */
export async function perform(api: Api, wanted: EventsOptions, say: (line: string) => void): Promise<void> {
  const path = `/${wanted.service}/v1/admin/parked-events`;
  switch (wanted.verb) {
    case "list":
      return list(api, path, wanted.consumer, say);
    case "show":
      return say(JSON.stringify(await api.json(`${path}/${wanted.seq}`), null, 2));
    case "redrive": {
      const search = wanted.force ? "?force=true" : "";
      return tell(await api.post<Redriven>(`${path}/${wanted.seq}/redrive${search}`), say);
    }
    case "replay":
    case "replays":
    case "cancel":
      return performReplay(api, wanted, say);
    case "discard":
      await api.post(`${path}/${wanted.seq}/discard`, { reason: wanted.reason });
      return say(`Event ${wanted.seq} was discarded. It is kept in discarded_events of ${wanted.service}.`);
  }
}

async function list(
  api: Api,
  path: string,
  consumer: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  const search = consumer ? `&consumer=${encodeURIComponent(consumer)}` : "";
  let count = 0;
  for await (const one of api.items<ParkedView>(`${path}?limit=100${search}`)) {
    count += 1;
    say(`${one.seq}  ${one.event.type} ${one.aggregateId} at ${one.consumer}, parked ${one.parkedAt}`);
    const redriven = one.redrives > 0 ? ` (redriven ${one.redrives} times in vain)` : "";
    say(`    ${printable(one.reason)}${redriven}`);
  }
  if (count === 0) say("Nothing is parked.");
}

const printable = (text: string): string => plain(text).replaceAll(/\s+/g, " ").slice(0, 300);

function tell({ handled, left, stoppedAt }: Redriven, say: (line: string) => void): void {
  say(left === 0 ? `${handled} handled.` : `${handled} handled, ${left} of the aggregate wait.`);
  if (stoppedAt) {
    const { seq, redrives, reason } = stoppedAt;
    throw new Wish(
      65,
      `Event ${seq} still cannot be handled (redriven ${redrives} times): ${printable(reason)}`,
    );
  }
}
