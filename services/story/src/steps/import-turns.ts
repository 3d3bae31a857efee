import { availableParallelism } from "node:os";
import { type FairTurns, fairTurns } from "@storytelling/service";
import { Refusal } from "@storytelling/values";

const mostWaiting = 5;

/** Turns at reading uploaded files: as many at the same time as there are cores, at least two and at most four. */
export const importTurns = (): FairTurns =>
  fairTurns({
    width: Math.min(4, Math.max(2, availableParallelism())),
    mostWaiting,
    tooMany: () =>
      new Refusal(
        "too-many",
        "too-many-imports",
        `${mostWaiting} of your files are already waiting to be read. Send this one again when one of them is done.`,
        { retryAfter: 5 },
      ),
  });
