import { setImmediate as nextTurn } from "node:timers/promises";

/** How long one request may occupy the thread before others get a turn, in ms. */
const sliceMs = 10;

/** Goes through long lists of small work; other requests get turns between slices. */
export async function* inSlices<T>(items: Iterable<T>): AsyncGenerator<T, void, undefined> {
  let since = performance.now();
  for (const item of items) {
    yield item;
    if (performance.now() - since < sliceMs) continue;
    await nextTurn();
    since = performance.now();
  }
}
