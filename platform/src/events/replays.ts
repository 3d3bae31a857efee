import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "../api.ts";
import { Wish } from "../exit.ts";
import type { EventsOptions } from "./options.ts";
import { plain } from "./plain.ts";

interface Replay {
  readonly id: string;
  readonly consumer: string;
  readonly state: "running" | "done" | "cancelled" | "failed";
  readonly total: number;
  readonly published: number;
  readonly requestedAt: string;
}

type Wanted = Extract<EventsOptions, { verb: "replay" | "replays" | "cancel" }>;

/**
 * Starts a replay and follows it to its end, lists replays, or cancels one.
 * @throws Wish with exit code 65 when a replay ended before all was published
 */
export async function performReplay(api: Api, wanted: Wanted, say: (line: string) => void): Promise<void> {
  const path = `/${wanted.service}/v1/admin/replays`;
  if (wanted.verb === "cancel") {
    const replay = await api.post<Replay>(`${path}/${wanted.replay}/cancel`);
    return say(lineOf(replay));
  }
  if (wanted.verb === "replays") {
    let count = 0;
    for await (const replay of api.items<Replay>(`${path}?limit=100`)) {
      count += 1;
      say(`${replay.requestedAt}  ${lineOf(replay)}`);
    }
    if (count === 0) say("Nothing was replayed.");
    return;
  }
  let replay = await api.post<Replay>(path, wanted.wanted);
  say(`${lineOf(replay)} (Ctrl-C leaves it going on)`);
  while (replay.state === "running") {
    await sleep(500);
    const { published } = replay;
    replay = await api.json<Replay>(`${path}/${replay.id}`);
    if (replay.published !== published) say(lineOf(replay));
  }
  if (replay.state !== "done") throw new Wish(65, lineOf(replay));
  say(`${replay.total} published again for ${plain(replay.consumer)}.`);
}

const lineOf = ({ id, consumer, state, published, total }: Replay): string =>
  plain(`${id}  ${state}, ${published} of ${total} to ${consumer}`);
