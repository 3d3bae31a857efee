import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { monthOf } from "../domain/month.ts";
import { sweep } from "../store/holds.ts";

const keptMonths = 3;

/**
 * Marks expired holds, which no longer count anyway, and deletes old ones. Any number of processes can do it at once.
 */
export async function sweepHolds(app: Pick<App, "db" | "clock" | "log">): Promise<void> {
  const now = app.clock.now();
  const oldest = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - keptMonths, 1));
  const swept = await transaction(app.db, (tx) => sweep(tx, now, monthOf(oldest)));
  if (swept.expired > 0) app.log.info(swept, "holds were swept");
}
