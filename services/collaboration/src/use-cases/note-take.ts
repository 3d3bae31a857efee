import type { ReceivedEvent } from "@storytelling/service";
import type { TakeFinding, TakeRefusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { ready, refuse } from "../domain/contribution.ts";
import { lockContribution, saveContribution } from "../store/contributions.ts";
import type { Tx } from "../store/db.ts";
import { restoreSuperseded } from "../store/superseded.ts";
import { insertTake } from "../store/takes.ts";

interface Ready {
  readonly takeId: string;
  readonly contributionId?: string | undefined;
  readonly line?: number | undefined;
  readonly durationMs: number;
  readonly findings: readonly TakeFinding[];
}

/** Narration has prepared a line of a contribution. One that was taken back stays so. */
export async function noteTakeReady(_app: App, { data }: ReceivedEvent<Ready>, tx: Tx): Promise<void> {
  const { takeId, contributionId, line, durationMs, findings } = data;
  const made = contributionId && (await lockContribution(tx, contributionId));
  if (!made || made.status === "withdrawn") return;
  const [first = null] = made.lines.length === 1 ? made.lines : [];
  await insertTake(tx, { takeId, contributionId: made.id, line: line ?? first, durationMs, findings });
  const contribution = ready(made);
  if (contribution !== made) await saveContribution(tx, { contribution, events: [] });
}

/** Narration cannot use a contribution. An older recording of the lines counts again. */
export async function noteTakeRefused(
  _app: App,
  { data }: ReceivedEvent<{ contributionId?: string | undefined; reason: TakeRefusal }>,
  tx: Tx,
): Promise<void> {
  const made = data.contributionId && (await lockContribution(tx, data.contributionId));
  if (!made) return;
  const contribution = refuse(made, data.reason);
  if (contribution === made) return;
  await saveContribution(tx, { contribution, events: [] });
  await restoreSuperseded(tx, made.id);
}
