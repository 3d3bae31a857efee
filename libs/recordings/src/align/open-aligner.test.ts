import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { embeddedVoices, type Speech, type SpeechProvider } from "@storytelling/speech";
import type { Aligner } from "../alignment.ts";
import { openAligner } from "./open-aligner.ts";

const TEXT = "And she went on planning to herself how she would manage it.";
let flite: SpeechProvider;
let aligner: Aligner;
let woman: Speech;
let man: Speech;

before(async () => {
  flite = embeddedVoices({ workers: 1 })[0] as SpeechProvider;
  aligner = openAligner();
  const read = (base: string, rate: number): Promise<Speech> =>
    flite.speak({ text: TEXT, language: "en", base, settings: { pitch: 1, rate } });
  woman = await read("slt", 1);
  man = await read("rms", 1.2);
});
after(async () => {
  await flite.close();
  await aligner.close();
});

describe("align", () => {
  it("finds the words of another voice at another pace, half of them within 40 ms", async () => {
    const { words } = await aligner.align(man, woman);
    const errors = words.map(({ fromMs }, i) => Math.abs(fromMs - (man.words[i]?.fromMs ?? 0)));
    assert.ok((errors.toSorted((a, b) => a - b)[errors.length >> 1] ?? 0) <= 40, errors.join(" "));
  });

  it("keeps the words in order and within the take", async () => {
    const { words } = await aligner.align(man, woman);
    const times = words.flatMap(({ fromMs, toMs }) => [fromMs, toMs]);
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    );
    assert.ok((times.at(-1) ?? 0) <= (man.pcm.length * 1000) / man.sampleRate);
    assert.deepEqual(
      words.map(({ start, end }) => TEXT.slice(start, end)),
      woman.words.map(({ start, end }) => TEXT.slice(start, end)),
    );
  });

  it("gives times for an empty take and for a take that is too short for its text", async () => {
    for (const length of [0, 800]) {
      const { words, match } = await aligner.align(
        { pcm: man.pcm.slice(0, length), sampleRate: 16_000 },
        woman,
      );
      assert.equal(words.length, woman.words.length);
      assert.equal(match, 0);
    }
  });

  it("rejects with the signal's reason when it is aborted", async () => {
    const control = new AbortController();
    const asked = aligner.align(man, woman, control.signal);
    control.abort(new Error("gone"));
    await assert.rejects(asked, /gone/);
  });

  it("refuses what is longer than 15 minutes", async () => {
    const take = { pcm: new Int16Array(16 * 60 * 8000), sampleRate: 8000 };
    await assert.rejects(aligner.align(take, woman), { code: "audio-too-long", kind: "too-large" });
  });
});

describe("measure", () => {
  it("tells a man's pitch from a woman's", async () => {
    const [low, high] = [await aligner.measure([man], 12), await aligner.measure([woman], 12)];
    assert.ok((low.pitchHz ?? 0) > 70 && (low.pitchHz ?? 0) < 150, `${low.pitchHz}`);
    assert.ok((high.pitchHz ?? 0) > 150 && (high.pitchHz ?? 0) < 260, `${high.pitchHz}`);
  });

  it("does not count pauses as speech", async () => {
    const paused = {
      ...woman,
      pcm: Int16Array.from([...woman.pcm, ...new Int16Array(48_000), ...woman.pcm]),
    };
    const [once, twice] = [await aligner.measure([woman], 12), await aligner.measure([paused], 24)];
    assert.ok(Math.abs((once.wordsPerMinute ?? 0) / (twice.wordsPerMinute ?? 1) - 1) < 0.05);
  });

  it("says nothing of silence", async () => {
    const silence = { pcm: new Int16Array(32_000), sampleRate: 16_000 };
    assert.deepEqual(await aligner.measure([silence], 12), { pitchHz: null, wordsPerMinute: null });
  });
});
