import { type SharedWatch, sharedWatch } from "@storytelling/service";
import type { FeedState } from "../app.ts";
import type { Db } from "../store/db.ts";
import { feedStates } from "../store/feed.ts";

const everyMs = 1000;
const gatherMs = 50;

/** Reads the feeds of all who follow theirs with one query a second, however many they are. */
export function watchedFeeds(db: Db): SharedWatch<FeedState> {
  return sharedWatch({ everyMs, read: together((ids) => feedStates(db.read, ids)), isLast: () => false });
}

const nothing: FeedState = { unread: 0, latest: null };

/** Gathers what is asked for within a moment into one question. */
export function together(
  ask: (ids: readonly string[]) => Promise<ReadonlyMap<string, FeedState>>,
): (id: string) => Promise<FeedState> {
  let next: { ids: Set<string>; answer: Promise<ReadonlyMap<string, FeedState>> } | undefined;
  return async (id) => {
    next ??= begin();
    next.ids.add(id);
    return (await next.answer).get(id) ?? nothing;
  };

  function begin() {
    const ids = new Set<string>();
    const wait = new Promise((resolve) => setTimeout(resolve, gatherMs));
    const answer = wait.then(() => {
      next = undefined;
      return ask([...ids]);
    });
    return { ids, answer };
  }
}
