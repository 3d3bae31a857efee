import { encodeWav, type Speech } from "@storytelling/media";
import { type JobRun, transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { isRunning } from "../domain/narration.ts";
import { piecesOf } from "../domain/pieces.ts";
import { spokenOf, wordCount } from "../domain/spoken.ts";
import { attempt } from "../shared/attempt.ts";
import { lineBlob } from "../shared/blob-ids.ts";
import { enqueueWork } from "../shared/enqueue.ts";
import { lockNarration, saveChange } from "../store/narrations.ts";
import { findWork, type NewRendition, type RenderWork, settleRendition } from "../store/renditions.ts";

interface Data {
  narrationId: string;
  ownerId: string;
  hash: string;
}

/** Speaks one line and keeps it, unless that was done before; the narration's last line sends it to mastering. */
export async function renderLine(app: App, data: Data, run: JobRun): Promise<void> {
  const work = await findWork(app.db, data.narrationId, data.hash);
  if (!work) return dropUnused(app, data);
  if (!isRunning(work)) return;
  await attempt(app, data.narrationId, run, async (signal) => {
    await settle(app, data, work.exists ? null : await render(app, data, work, signal));
  });
}

async function render(app: App, data: Data, work: RenderWork, signal: AbortSignal): Promise<NewRendition> {
  const { text } = spokenOf(work.text);
  const { language, base, provider } = work;
  const settings = { pitch: work.pitch, rate: work.rate };
  const spoken: Speech[] = [];
  const words: NewRendition["words"] = [];
  let ms = 0;
  for (const piece of piecesOf(text)) {
    const speech = await app.speech.speak(provider, { text: piece.text, language, base, settings }, signal);
    for (const { start, end, fromMs, toMs } of speech.words)
      words.push([start + piece.start, end + piece.start, Math.round(ms + fromMs), Math.round(ms + toMs)]);
    ms += (speech.pcm.length * 1000) / speech.sampleRate;
    spoken.push(speech);
  }
  const { pcm, sampleRate } = joined(spoken);
  const blobId = lineBlob(data.narrationId, data.hash);
  await app.blobs.put(data.ownerId, encodeWav(pcm, sampleRate), { contentType: "audio/wav", id: blobId });
  return { blobId, samples: pcm.length, sampleRate, words, wordCount: wordCount(text) };
}

/** One voice speaks all pieces of a line, so at one rate. */
function joined(spoken: readonly Speech[]): Pick<Speech, "pcm" | "sampleRate"> {
  const [first, ...others] = spoken;
  if (!first) throw new Error("A line without pieces.");
  if (others.length === 0) return first;
  const pcm = new Int16Array(spoken.reduce((sum, one) => sum + one.pcm.length, 0));
  let at = 0;
  for (const one of spoken) {
    pcm.set(one.pcm, at);
    at += one.pcm.length;
  }
  return { pcm, sampleRate: first.sampleRate };
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
  if (made && !kept) await dropUnused(app, data);
}

/** Deletes audio that came second, or after its narration was deleted; the same job run twice kept it the first time. */
async function dropUnused(app: App, { narrationId, ownerId, hash }: Data): Promise<void> {
  const blobId = lineBlob(narrationId, hash);
  const used = await app.db.read
    .selectFrom("renditions")
    .select("hash")
    .where("owner_id", "=", ownerId)
    .where("blob_id", "=", blobId)
    .executeTakeFirst();
  if (!used) await app.blobs.delete(ownerId, blobId);
}
