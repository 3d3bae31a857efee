import { answer, type Tx } from "@storytelling/service";
import { Id, notFound, Refusal } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { isRunning, rebuild } from "../domain/narration.ts";
import { bookBlobs } from "../steps/blob-ids.ts";
import { changing, charactersDue } from "../steps/charge.ts";
import { chooseTake } from "../steps/choose.ts";
import { enqueueErasure, enqueueWork } from "../steps/enqueue.ts";
import { lockOwn, requireBook } from "../steps/narrations.ts";
import { planRebuild, type RebuildPlan } from "../steps/rebuild-plan.ts";
import { type NarrationRow, openNarration } from "../store/narration-words.ts";
import {
  findNarration,
  lockNarration,
  lockRenditions,
  narrationOf,
  saveChange,
} from "../store/narrations.ts";
import { markReady } from "../store/segments.ts";
import type { Tables } from "../store/tables.ts";
import { changeSegments } from "../store/take-changes.ts";
import { lockTakesOf } from "../store/take-removal.ts";
import { lockTake } from "../store/takes.ts";

const Rebuilt = z
  .object({
    narrationId: Id,
    segments: z.number().int().meta({ description: "Segments that change; all others stay as they are." }),
    takes: z.number().int().meta({ description: "Takes that are heard anew." }),
    waiting: z.array(Id).meta({ description: "Named takes that are still being prepared." }),
    unused: z.array(Id).meta({ description: "Named takes whose words are not those of their line." }),
    editions: z.array(z.object({ kind: z.enum(["audiobook", "captions"]) })),
    status: z.enum(["queued", "rendering", "mastering", "done", "failed", "cancelled"]),
  })
  .meta({ id: "RebuiltNarration" });

/**
 * Changes a finished narration to the takes that are chosen now. Only segments whose voice changes are touched. The old
 * audiobook can be played until the new one is whole.
 */
export const regenerateNarration = useCase({
  params: z.object({ id: Id }),
  body: z
    .strictObject({
      takes: z.array(Id).max(5000).optional().meta({
        description: "Only these takes, which are chosen by this. Without it, every line gets its choice.",
      }),
      dryRun: z.boolean().default(false).meta({ description: "Only counts what would change." }),
    })
    .meta({ id: "RegenerateNarration" }),
  answer: Rebuilt,
  async run(app, { params, body, actor, address, signal, transaction }) {
    const before = await findNarration(app.db, params.id);
    if (before?.owner_id !== actor.id) throw notFound("narration");
    requireStanding(before);
    const { characters } = await planRebuild(app.db.read, before, body.takes);
    const work = { workId: app.ids.next(), quantity: body.dryRun ? 0 : characters };
    await app.usage.hold({ ...work, resource: "narratedCharacters" }, { actor, address, signal });
    return transaction(async (tx) => {
      await lockTakesOf(tx, [actor.id]);
      const row = await openNarration(tx, await lockOwn(tx, actor, params.id));
      requireStanding(row);
      const plan = await planRebuild(tx, row, body.takes);
      if (body.dryRun) return answer(view(row, plan));
      for (const id of body.takes ?? []) await chooseNamed(app, tx, id, plan, actor.id);
      return answer(view(plan.changes.length > 0 ? await begin(app, tx, row, plan, work) : row, plan));
    });
  },
});

function requireStanding(row: NarrationRow): void {
  if (isRunning(row))
    throw new Refusal(
      "conflict",
      "narration-running",
      "The narration is being made. Wait until it is done, then regenerate it.",
    );
  requireBook(row);
}

async function chooseNamed(
  app: App,
  tx: Tx<Tables>,
  id: string,
  plan: RebuildPlan,
  by: string,
): Promise<void> {
  if (plan.waiting.includes(id) || plan.unused.includes(id)) return;
  const take = await lockTake(tx, id);
  if (take) await chooseTake(app, tx, take, by);
}

async function begin(
  app: App,
  tx: Tx<Tables>,
  row: NarrationRow,
  { changes }: RebuildPlan,
  work: { workId: string; quantity: number },
): Promise<NarrationRow> {
  await lockRenditions(tx, row.owner_id);
  await changeSegments(tx, row.id, changes);
  await markReady(tx, row.id);
  const marked = (await lockNarration(tx, row.id)) as NarrationRow;
  const due = await charactersDue(tx, marked);
  if (due > work.quantity) throw changing();
  // An edition that was begun and not finished.
  if (row.edition !== row.book) await enqueueErasure(app, tx, row.owner_id, bookBlobs(row.id, row.edition));
  const change = rebuild({ ...narrationOf(marked), workId: work.workId }, due);
  const saved = await saveChange(tx, row.id, change, {
    ...{ work_id: work.workId, edition: row.edition + 1, rebuilt_segments: changes.length, error: null },
    ...{ started_at: app.clock.now(), mastering_at: null, finished_at: null },
  });
  await enqueueWork(app, tx, saved);
  return saved;
}

const view = (row: NarrationRow, { changes, takes, waiting, unused }: RebuildPlan) => ({
  narrationId: row.id,
  segments: changes.length,
  takes: takes.length,
  waiting: [...waiting],
  unused: [...unused],
  editions: changes.length === 0 ? [] : [{ kind: "audiobook" as const }, { kind: "captions" as const }],
  status: row.status,
});
