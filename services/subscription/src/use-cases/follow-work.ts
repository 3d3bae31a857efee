import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Work } from "../domain/hold.ts";
import type { Resource } from "../domain/resources.ts";
import { commitWork, keepHold, releaseHold } from "../steps/ledger.ts";
import type { Tx } from "../store/db.ts";

/** What an event says about work: its id, which is missing when it cost nothing, and quantities by unit. */
interface News {
  readonly ownerId: string;
  readonly workId?: string | undefined;
  readonly words?: number | undefined;
  readonly characters?: number | undefined;
}

type React = (app: App, tx: Tx, work: Work, quantity: number, at: Date) => Promise<void>;

const reaction =
  (react: React) =>
  (resource: Resource) =>
  async (app: App, { data, time }: ReceivedEvent<News>, tx: Tx): Promise<void> => {
    const { ownerId: userId, workId, words, characters } = data;
    if (workId) await react(app, tx, { userId, workId, resource }, words ?? characters ?? 0, time);
  };

/** Work has begun: hold what it needs until it ends. */
export const workBegan = reaction(keepHold);

/** Work is done or was stopped: count what it used. */
export const workEnded = reaction(commitWork);

/** Work failed: release everything that was held for it. */
export const workFailed = reaction((app, tx, work, _quantity, at) => releaseHold(app, tx, work, at));
