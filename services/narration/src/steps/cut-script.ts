import { setImmediate as nextTurn } from "node:timers/promises";
import { cutLine, type Piece } from "../domain/plan.ts";
import type { Script } from "../domain/script.ts";

/** How long one story may occupy the thread before other requests get a turn, in ms. */
const sliceMs = 10;

/** Cuts a script into pieces with their spoken form. The rules take about a second for a novel, so others get turns. */
export async function cutScript({ lines, language }: Pick<Script, "lines" | "language">): Promise<Piece[]> {
  const pieces: Piece[] = [];
  let since = performance.now();
  for (const line of lines) {
    pieces.push(...cutLine(line, language));
    if (performance.now() - since < sliceMs) continue;
    await nextTurn();
    since = performance.now();
  }
  return pieces;
}
