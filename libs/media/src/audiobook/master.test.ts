import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { MPEGDecoder } from "mpg123-decoder";
import { ensureProgram, requireOrSkip } from "../../../../tools/machine/index.ts";
import { loudness } from "../dsp/loudness.ts";
import { peak } from "../dsp/samples.ts";
import { tone } from "../testing/tone.ts";
import type { AudiobookTags } from "./id3.ts";
import { masterAudiobook, type Segment } from "./master.ts";
import { timeline } from "./timeline.ts";

const lengths = (segments: Segment[]) =>
  segments.map((segment) => ({ ...segment, samples: segment.pcm.length }));

async function* each(segments: Segment[]): AsyncGenerator<Segment> {
  yield* segments;
}

const tagsFor = (segments: Segment[], more: Partial<AudiobookTags> = {}): AudiobookTags => ({
  title: "Little Red Riding Hood",
  artist: "Storytelling",
  language: "en",
  comment: "Read by many voices.",
  chapters: [],
  totalMs: timeline(lengths(segments)).totalMs,
  ...more,
});

async function collect(book: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of book) parts.push(part);
  return Buffer.concat(parts);
}

async function master(segments: Segment[], tags = tagsFor(segments)): Promise<Buffer> {
  return collect(masterAudiobook({ segments: each(segments), tags }));
}

async function decode(mp3: Buffer): Promise<Float32Array> {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const { channelData, sampleRate } = decoder.decode(mp3);
  decoder.free();
  assert.equal(sampleRate, 24_000);
  return channelData[0] ?? new Float32Array(0);
}

const SEGMENTS: Segment[] = [
  { pcm: tone(0.03, 300, 16_000, 16_003), sampleRate: 16_000, pauseAfterMs: 333.3 },
  { pcm: tone(0.9, 500, 22_050, 30_001), sampleRate: 22_050, pauseAfterMs: 1000 },
  { pcm: new Int16Array(0), sampleRate: 16_000, pauseAfterMs: 0 },
  { pcm: tone(0.2, 400, 48_000, 60_007), sampleRate: 48_000, pauseAfterMs: 250 },
];

test("each segment is heard at the sample the timeline says, at -18 LUFS, between silences", async () => {
  const audio = await decode(await master(SEGMENTS));
  const { segments, totalMs } = timeline(lengths(SEGMENTS));
  assert.equal(audio.length, Math.round(totalMs * 24));
  for (const [i, { startMs, endMs }] of segments.entries()) {
    if (startMs === endMs) continue;
    const [from, to] = [Math.round(startMs * 24), Math.round(endMs * 24)];
    const inside = audio.subarray(from + 300, to - 300);
    assert.ok(Math.abs(loudness(inside, 24_000) + 18) < 0.5, `segment ${i}: ${loudness(inside, 24_000)}`);
    assert.ok(peak(audio.subarray(from, from + 60)) > 0.05, `segment ${i} is late`);
    assert.ok(peak(audio.subarray(to - 60, to)) > 0.05, `segment ${i} is early`);
    const next = Math.round((segments[i + 1]?.startMs ?? totalMs) * 24);
    if (next > to) assert.ok(peak(audio.subarray(to + 1200, next - 1200)) < 0.001, `pause after ${i}`);
  }
  assert.ok(peak(audio) < 1);
});

test("a segment's gain makes it quieter or louder than the others", async () => {
  const pcm = tone(0.1, 300, 24_000, 24_000);
  const gains = [0, -5, 2.5];
  const segments = gains.map((gainDb) => ({ pcm, sampleRate: 24_000, pauseAfterMs: 0, gainDb }));
  const audio = await decode(await master(segments));
  const heard = gains.map((_, at) =>
    loudness(audio.slice(at * 24_000 + 600, (at + 1) * 24_000 - 600), 24_000),
  );
  heard.forEach((lufs, at) => {
    assert.ok(Math.abs(lufs + 18 - (gains[at] ?? 0)) < 0.5, `${gains[at]} dB: ${lufs} LUFS`);
  });
});

test("books of any length have the frames that their first frame announces", async () => {
  for (const samples of [0, 1, 575, 576, 577, 1151, 1152, 1153, 23_999, 24_000]) {
    const segments = [{ pcm: tone(0.2, 440, 24_000, samples), sampleRate: 24_000, pauseAfterMs: 0 }];
    const mp3 = await master(segments);
    const info = mp3.indexOf("Info");
    assert.equal(mp3.readUInt32BE(info + 12), mp3.length - info + 13, `${samples} samples`);
    assert.equal((await decode(mp3)).length, samples);
  }
});

test("twenty minutes of segments are streamed, two in memory at a time", async () => {
  const pcm = tone(0.1, 300, 16_000, 16_000);
  let asked = 0;
  let received = 0;
  let most = 0;
  async function* source(): AsyncGenerator<Segment> {
    for (; asked < 20; asked++) {
      most = Math.max(most, asked * 60_000 - (received * 1000) / 8000);
      yield { pcm, sampleRate: 16_000, pauseAfterMs: 59_000 };
    }
  }
  const progress: number[] = [];
  const tags = tagsFor([], { totalMs: 1_200_000 });
  const onProgress = (ms: number): number => progress.push(ms);
  for await (const part of masterAudiobook({ segments: source(), tags, onProgress })) received += part.length;
  assert.ok(most < 61_000, `${most} ms were held back`);
  assert.equal(progress.at(-1), 1_200_000);
  assert.ok(received > 1200 * 8000 && received < 1201 * 8000);
});

test("an abort ends it with its reason", async () => {
  const controller = new AbortController();
  const book = masterAudiobook({
    segments: each(SEGMENTS),
    tags: tagsFor(SEGMENTS),
    signal: controller.signal,
    onProgress: () => controller.abort("enough"),
  });
  await assert.rejects(collect(book), (reason) => reason === "enough");
});

test("invalid input is refused with a RangeError", async () => {
  const [first] = SEGMENTS as [Segment];
  await assert.rejects(master([first], tagsFor([first], { totalMs: 5 })), RangeError);
  await assert.rejects(master([{ ...first, gainDb: 40 }], tagsFor([first])), RangeError);
  await assert.rejects(master([{ ...first, sampleRate: 0 }], tagsFor([first])), RangeError);
  await assert.rejects(master([{ ...first, pauseAfterMs: Number.NaN }], tagsFor([first])), RangeError);
});

test("ffprobe sees the duration, the tags and the chapters", async (t) => {
  const [ffprobe, ffmpeg] = [await ensureProgram("ffprobe"), await ensureProgram("ffmpeg")];
  if ("missing" in ffprobe) return requireOrSkip(t, ffprobe.missing);
  if ("missing" in ffmpeg) return requireOrSkip(t, ffmpeg.missing);
  const { totalMs } = tagsFor(SEGMENTS);
  const chapters = [
    { title: "Der Wald", startMs: 0, endMs: 1333 },
    { title: "The “wolf” 🐺", startMs: 1333, endMs: Math.round(totalMs) },
  ];
  const folder = await mkdtemp(join(tmpdir(), "audiobook-"));
  const file = join(folder, "book.mp3");
  await writeFile(file, await master(SEGMENTS, tagsFor(SEGMENTS, { chapters })));
  const options = ["-v", "error", "-of", "json", "-show_format", "-show_chapters", file];
  const probed = JSON.parse(spawnSync(ffprobe.path, options, { encoding: "utf8" }).stdout);
  const decode = ["-v", "error", "-i", file, "-f", "s16le", "-"];
  const decoded = spawnSync(ffmpeg.path, decode, { maxBuffer: 1e8 });
  await rm(folder, { recursive: true });

  assert.equal(decoded.stdout.length, 2 * Math.round(totalMs * 24));
  // ffprobe counts the samples that LAME adds at both ends, which players leave out.
  assert.ok(Math.abs(Number(probed.format.duration) * 1000 - totalMs) < 100);
  const { title, artist, language, comment } = probed.format.tags;
  assert.deepEqual(
    [title, artist, language, comment],
    ["Little Red Riding Hood", "Storytelling", "eng", "Read by many voices."],
  );
  assert.deepEqual(
    probed.chapters.map((chapter: { start: number; end: number; tags: { title: string } }) => ({
      title: chapter.tags.title,
      startMs: chapter.start,
      endMs: chapter.end,
    })),
    chapters,
  );
});
