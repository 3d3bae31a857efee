import { masterAudiobook, type Segment, timeline, webVtt } from "@storytelling/media";
import { type JobRun, transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { captionsOf } from "../domain/captions.ts";
import { chaptersOf, type Sound } from "../domain/chapters.ts";
import { complete, goesOn, type Run } from "../domain/narration.ts";
import { attempt } from "../steps/attempt.ts";
import { bookBlob, bookBlobs, captionsBlob } from "../steps/blob-ids.ts";
import { labelBook, type PlainTags } from "../steps/book-label.ts";
import { chargeOf } from "../steps/charge.ts";
import { enqueueErasure } from "../steps/enqueue.ts";
import { readRendition } from "../steps/read-rendition.ts";
import { type OfNarration, runOfJob } from "../steps/run-of-job.ts";
import { wordsOf } from "../steps/segment-words.ts";
import type { OpenNarration } from "../store/narration-words.ts";
import { findNarration, lockNarration, narrationOf, noteMastering, saveChange } from "../store/narrations.ts";
import { listSegments, placeSegments, type SegmentRow } from "../store/segments.ts";
import { noteBookTakes } from "../store/take-segments.ts";

const NOTE_EVERY_MS = 500;
const SILENT_RATE = 24_000;

interface Place {
  startMs: number;
  endMs: number;
}

type Data = OfNarration & { edition: number };

/** Joins a narration's lines into one MP3 with captions, and completes it. A retry starts at the first line. */
export async function masterNarration(app: App, data: Data, job: JobRun): Promise<void> {
  const row = await findNarration(app.db, data.narrationId);
  if (row?.status !== "mastering" || row.edition !== data.edition) return drop(app, data);
  const run = runOfJob(data, row);
  if (run.workId !== row.work_id) return;
  const segments = await listSegments(app.db, row.id);
  const lengths = segments.map(({ samples, sample_rate, pause_ms }) => ({
    samples: samples ?? 0,
    sampleRate: sample_rate ?? SILENT_RATE,
    pauseAfterMs: pause_ms,
  }));
  const { segments: places, totalMs } = timeline(lengths);
  await attempt(app, run, job, async (signal) => {
    const stopped = new AbortController();
    const now = app.clock.now();
    const begun = { book_ms: Math.round(totalMs), mastering_at: now, mastered_ms: 0 };
    if (!(await note(app, run, begun))) return;
    const onProgress = throttled((ms) => {
      note(app, run, { mastered_ms: Math.round(ms) }).then(
        (goesOn) => goesOn || stopped.abort(new Error("The narration was stopped.")),
        (error) => app.log.warn({ err: error }, "progress of a mastering could not be saved"),
      );
    });
    const plain = tagsOf(row, soundsIn(segments, places), totalMs);
    const { label, tags } = await labelBook(app, row, segments, places, plain);
    const book = masterAudiobook({
      segments: read(app, segments),
      tags,
      signal: AbortSignal.any([signal, stopped.signal]),
      onProgress,
    });
    const stored = await app.blobs.put(row.owner_id, book, {
      contentType: "audio/mpeg",
      id: bookBlob(row.id, row.edition),
    });
    const captions = Buffer.from(webVtt(captionsOf(heard(segments, places)), label));
    await app.blobs.put(row.owner_id, captions, {
      contentType: "text/vtt; charset=utf-8",
      id: captionsBlob(row.id, row.edition),
    });
    if (!(await finish(app, run, row, places, { totalMs, bytes: stored.size }))) await drop(app, data);
  });
}

const note = (app: App, run: Run, progress: Parameters<typeof noteMastering>[2]) =>
  transaction(app.db, (tx) => noteMastering(tx, run, progress));

function throttled(tell: (ms: number) => void): (ms: number) => void {
  let last = performance.now();
  return (ms) => {
    if (performance.now() - last < NOTE_EVERY_MS) return;
    last = performance.now();
    tell(ms);
  };
}

async function* read(app: App, segments: readonly SegmentRow[]): AsyncGenerator<Segment> {
  for (const { blob_id, blob_owner, pause_ms, gain_db: gainDb } of segments) {
    const audio = blob_id
      ? await readRendition(app, blob_owner, blob_id)
      : { pcm: new Int16Array(0), sampleRate: SILENT_RATE };
    yield { ...audio, pauseAfterMs: pause_ms, gainDb };
  }
}

const tagsOf = (row: OpenNarration, sounds: readonly Sound[], totalMs: number): PlainTags => ({
  title: row.title,
  artist: row.author === "" ? "Storytelling" : row.author,
  language: row.language,
  chapters: chaptersOf(row.chapters, sounds, totalMs, row.title),
  totalMs,
});

const soundsIn = (segments: readonly SegmentRow[], places: readonly Place[]): Sound[] =>
  segments.map(({ line, kind, hash }, at) => ({
    line,
    kind,
    startMs: places[at]?.startMs ?? 0,
    silent: hash === null,
  }));

const heard = (segments: readonly SegmentRow[], places: readonly Place[]) =>
  segments.flatMap((segment, at) => {
    const place = places[at];
    if (!place || segment.hash === null) return [];
    return [{ ...segment, ...place, words: wordsOf(segment) }];
  });

async function finish(
  app: App,
  run: Run,
  { edition, book: before }: OpenNarration,
  places: readonly Place[],
  { totalMs, bytes }: { totalMs: number; bytes: number },
): Promise<boolean> {
  return transaction(app.db, async (tx) => {
    const row = await lockNarration(tx, run.id);
    const durationMs = Math.round(totalMs);
    // Otherwise a take was deleted while its voice was being written into this audiobook.
    if (row?.edition !== edition || !goesOn(narrationOf(row), run)) return false;
    const { characters, charged } = await chargeOf(tx, row);
    const personIds = await noteBookTakes(tx, run.id);
    const change = complete(narrationOf(row), run, { durationMs, bytes, characters, personIds });
    if (!change) throw new Error("A narration left mastering without another edition.");
    await placeSegments(
      tx,
      run.id,
      places.map((place, index) => ({ index, ...place })),
    );
    await saveChange(tx, run.id, change, {
      duration_ms: durationMs,
      finished_at: app.clock.now(),
      book: edition,
      rebuilt_segments: null,
      ...charged,
    });
    if (before !== null && before !== edition)
      await enqueueErasure(app, tx, row.owner_id, bookBlobs(run.id, before));
    return true;
  });
}

/**
 * Deletes an audiobook whose narration was stopped, changed or deleted meanwhile. If another run is making the same edition
 * or has made it, the files stay. The lock prevents such a run from beginning between the check and the deletion.
 */
const drop = (app: App, { narrationId, ownerId, edition }: Data): Promise<void> =>
  transaction(app.db, async (tx) => {
    const now = await lockNarration(tx, narrationId);
    if (now?.book === edition || (now?.status === "mastering" && now.edition === edition)) return;
    for (const blob of bookBlobs(narrationId, edition)) await app.blobs.delete(ownerId, blob);
  });
