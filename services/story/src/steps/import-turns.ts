import { availableParallelism } from "node:os";
import { type FairTurns, fairTurns } from "@storytelling/service";
import { Refusal } from "@storytelling/values";

const mostWaiting = 5;

/** Turns at having a file read: threads on as many cores as there are, at most four. */
export const importTurns = (): FairTurns =>
  fairTurns({
    width: Math.min(4, Math.max(2, availableParallelism())),
    mostWaiting,
    tooMany: () =>
      new Refusal(
        "too-many",
        "too-many-imports",
        `${mostWaiting} of your files wait to be read already. Send this one again when one of them is done.`,
        { retryAfter: 5 },
      ),
  });
