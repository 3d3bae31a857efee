import { setTimeout as sleep } from "node:timers/promises";
import { answered, items } from "@storytelling/clients";
import type { EveryServiceClient, Schemas } from "@storytelling/clients/every-service";
import { Wish } from "../exit.ts";
import type { EventsOptions } from "./options.ts";
import { plain } from "./plain.ts";

type Replay = Schemas["Replay"];
type Wanted = Extract<EventsOptions, { verb: "replay" | "replays" | "cancel" }>;

/**
 * Starts a replay and follows it to its end, lists replays, or cancels one.
 * @throws Wish with exit code 65 when a replay ended before everything was published
 */
export async function performReplay(
  service: EveryServiceClient,
  wanted: Wanted,
  say: (line: string) => void,
): Promise<void> {
  if (wanted.verb === "cancel") {
    const params = { path: { id: wanted.replay } };
    return say(lineOf(await answered(service.POST("/admin/replays/{id}/cancel", { params }))));
  }
  if (wanted.verb === "replays") {
    let count = 0;
    const all = items((at) => service.GET("/admin/replays", { params: { query: { limit: 100, ...at } } }));
    for await (const replay of all) {
      count += 1;
      say(`${replay.requestedAt}  ${lineOf(replay)}`);
    }
    if (count === 0) say("There are no replays.");
    return;
  }
  let replay = await answered(service.POST("/admin/replays", { body: wanted.wanted }));
  const params = { path: { id: replay.id } };
  say(`${lineOf(replay)} (it continues after Ctrl-C)`);
  while (replay.state === "running") {
    await sleep(500);
    const { published } = replay;
    replay = await answered(service.GET("/admin/replays/{id}", { params }));
    if (replay.published !== published) say(lineOf(replay));
  }
  if (replay.state !== "done") throw new Wish(65, lineOf(replay));
  say(`${replay.total} published again for ${plain(replay.consumer)}.`);
}

const lineOf = ({ id, consumer, state, published, total }: Replay): string =>
  plain(`${id}  ${state}, ${published} of ${total} to ${consumer}`);
