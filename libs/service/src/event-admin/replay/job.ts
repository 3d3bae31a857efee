import { pause } from "@storytelling/bus";
import { z } from "zod";
import type { ServiceContext } from "../../definition/context.ts";
import { jobsFor } from "../../jobs/jobs.ts";
import { advanceReplay } from "./advance.ts";

const betweenLooks = 100;

/** Runs a replay to its end, from where an earlier attempt stopped. */
export const replayEvents = jobsFor<ServiceContext>()({
  name: "replay-events",
  data: z.object({ replayId: z.uuid() }),
  concurrency: 2,
  attempts: 20,
  timeoutSeconds: 3600,
  async run({ db }, { replayId }, { signal }) {
    for (;;) {
      signal.throwIfAborted();
      const progress = await advanceReplay(db, replayId);
      if (progress === "over") return;
      if (progress === "waiting") await pause(betweenLooks, signal);
    }
  },
  async gaveUp({ db, log }, { replayId }, error) {
    log.error({ err: error, replay: replayId }, "a replay failed");
    await db.pool.query(
      "update replays set state = 'failed', ended_at = $2 where id = $1 and state = 'running'",
      [replayId, db.clock.now()],
    );
  },
});
