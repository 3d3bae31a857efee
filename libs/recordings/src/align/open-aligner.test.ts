import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Speech } from "@storytelling/speech";
import type { Aligner } from "../alignment.ts";
import { openAligner } from "./open-aligner.ts";
import { MAN, openReader, WOMAN } from "./readings.fixture.ts";

const TEXT = "And she went on planning to herself how she would manage it.";
const reader = openReader();
let aligner: Aligner;
let woman: Speech;
let man: Speech;

before(async () => {
  aligner = openAligner();
  woman = await reader.read(TEXT, WOMAN);
  man = await reader.read(TEXT, MAN, 1.2);
});
after(async () => {
  await reader.close();
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

  it("accuses nobody who read the right line", async () => {
    const { otherWords, match } = await aligner.align(man, woman);
    assert.equal(otherWords, false);
    assert.ok(match > 0.5, `${match}`);
  });

  it("finds other words where they are surely others", async () => {
    const others = await Promise.all(
      [
        "The door led right into a large kitchen, full of smoke.",
        "Oh my ears and whiskers, how late it is getting tonight!",
        "There was a table set out under a tree in front of the house.",
        "They were learning to draw, yawning and rubbing their eyes.",
      ].map((text) => reader.read(text, MAN, 1.2)),
    );
    const found = await Promise.all(others.map((other) => aligner.align(other, woman)));
    const matches = found.map(({ match }) => match.toFixed(3)).join(" ");
    // Few are found for sure, so that nobody is accused wrongly; but all fit badly.
    assert.ok(found.filter(({ otherWords }) => otherWords).length >= 2, matches);
    assert.ok(
      found.every(({ match }) => match < 0.5),
      matches,
    );
  });

  it("never finds other words in a line of fewer than four words", async () => {
    const [yes, no] = [await reader.read("Yes, sir!", WOMAN), await reader.read("Never ever, I think.", MAN)];
    assert.equal((await aligner.align(no, yes)).otherWords, false);
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
