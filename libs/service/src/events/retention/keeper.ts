import { pause } from "@storytelling/bus";
import type { Logger } from "pino";
import type { Db } from "../../db/db.ts";
import { keepDays, type Retention } from "./keep.ts";

const every = 3_600_000;
const afterTrouble = 60_000;

/** Adds and drops day partitions now and every hour, in every replica. Resolves when the first run is over. */
export async function startKeeper(
  db: Db,
  retention: Retention,
  log: Logger,
): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const once = () =>
    keepDays(db, retention, log).then(
      () => every,
      (error) => {
        log.warn({ err: error }, "day partitions could not be added or dropped");
        return afterTrouble;
      },
    );
  let rest = await once();
  const done = (async () => {
    for (;;) {
      await pause(rest, stopping.signal);
      if (stopping.signal.aborted) return;
      rest = await once();
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}
