import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { follow } from "../domain/chapters/follow.ts";
import type { MarkTask } from "./mark-worker.ts";

// Texts of so many characters take a few milliseconds. Longer ones would make other requests wait.
const longestHere = 300_000;

/** Follows the places of marks through edits. */
export interface MarkFollower {
  /** See `follow` in `domain/chapters/follow.ts`. */
  follow(before: string, after: string, offsets: readonly number[]): Promise<(number | null)[]>;
  close(): Promise<void>;
}

/** Follows marks on the event loop in short texts, and in a worker thread in long ones. */
export function markFollower(): MarkFollower {
  const pool = new Piscina<MarkTask, (number | null)[]>({
    filename: fileURLToPath(new URL("./mark-worker.ts", import.meta.url)),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
    env: {},
    execArgv: [],
  });
  return {
    async follow(before, after, offsets) {
      if (offsets.length === 0) return [];
      if (before.length + after.length <= longestHere) return follow(before, after, offsets);
      return pool.run({ before, after, offsets });
    },
    close: () => pool.close({ force: true }),
  };
}
