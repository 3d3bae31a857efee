import { encodeWav } from "@storytelling/media";
import { type JobRun, transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { isRunning } from "../domain/narration.ts";
import { pronouncedOf, wordCount } from "../domain/spoken-form.ts";
import { attempt } from "../steps/attempt.ts";
import { lineBlob } from "../steps/blob-ids.ts";
import { enqueueWork } from "../steps/enqueue.ts";
import { renderChecked } from "../steps/render-checked.ts";
import { requireProvider } from "../steps/require-provider.ts";
import { type OfNarration, runOfJob } from "../steps/run-of-job.ts";
import { lockNarration, saveChange } from "../store/narrations.ts";
import {
  findWork,
  isUsed,
  type NewRendition,
  type RenderWork,
  settleRendition,
} from "../store/renditions.ts";
import type { KeptWord } from "../store/tables.ts";

type Data = OfNarration & { hash: string };

/** Renders one line and saves it, unless it exists. The last line of a narration starts its mastering. */
export const renderLine = (app: App, data: Data, job: JobRun): Promise<void> =>
  // Two narrations of an owner may need the same line at the same time. The second one then finds it rendered.
  app.oneAtATime(`${data.ownerId} ${data.hash}`, () => renderOnce(app, data, job));

async function renderOnce(app: App, data: Data, job: JobRun): Promise<void> {
  const work = await findWork(app.db, data.narrationId, data.hash);
  if (!work) return dropUnused(app, data);
  const run = runOfJob(data, work);
  if (!isRunning(work) || run.workId !== work.work_id) return;
  await attempt(app, run, job, async (signal) => {
    await settle(app, data, work.exists ? null : await render(app, data, work, signal));
  });
}

async function render(app: App, data: Data, work: RenderWork, signal: AbortSignal): Promise<NewRendition> {
  const { said, language, base, provider } = work;
  requireProvider(app.speech, provider);
  const settings = { pitch: work.pitch, rate: work.rate };
  const manner = work.manner ? { manner: work.manner } : {};
  const request = { text: said, language, base, settings, ...manner, ...pronouncedOf(work) };
  const { speech, check } = await renderChecked(app, data.narrationId, provider, request, signal);
  const { pcm, sampleRate } = speech;
  const blobId = lineBlob(data.narrationId, data.hash);
  await app.blobs.put(data.ownerId, encodeWav(pcm, sampleRate), { contentType: "audio/wav", id: blobId });
  const words = speech.words.map(
    ({ start, end, fromMs, toMs }): KeptWord => [start, end, Math.round(fromMs), Math.round(toMs)],
  );
  return { blobId, samples: pcm.length, sampleRate, words, wordCount: wordCount(said), check };
}

async function settle(app: App, data: Data, made: NewRendition | null): Promise<void> {
  const kept = await transaction(app.db, async (tx) => {
    const narration = await lockNarration(tx, data.narrationId);
    if (!narration) return false;
    const now = app.clock.now();
    const { row, kept } = await settleRendition(tx, narration, data.hash, made, now);
    if (row.lines_ready === row.lines && row.status === "rendering") {
      await enqueueWork(app, tx, await saveChange(tx, row.id, { status: "mastering", events: [] }));
    }
    return kept;
  });
  if (kept) app.linesRendered.inc();
  if (made && !kept) await dropUnused(app, data);
}

/** Deletes audio that no rendition uses: another job was first, or its narration was deleted. */
async function dropUnused(app: App, { narrationId, ownerId, hash }: Data): Promise<void> {
  const blobId = lineBlob(narrationId, hash);
  if (!(await isUsed(app.db, ownerId, blobId))) await app.blobs.delete(ownerId, blobId);
}
