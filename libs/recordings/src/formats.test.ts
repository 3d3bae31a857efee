import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { loudness, toFloat } from "@storytelling/media/dsp";
import { files, voice } from "./made-files.fixture.ts";
import { openRecordings } from "./open-recordings.ts";

const recordings = openRecordings();
after(() => recordings.close());

const isBabble = (kind: string): boolean => kind.startsWith("amr");

for (const [kind, bytes] of Object.entries(files)) {
  describe(`a recording in ${kind}`, () => {
    it("is prepared: found in its bytes, trimmed, 24 kHz, at an audiobook's loudness", async () => {
      const { format, durationMs, pcm, preparedRate, speech } = await recordings.prepare(bytes);
      assert.equal(format, kind.split(" ")[0]);
      assert.equal(preparedRate, 24_000);
      assert.ok(Math.abs(loudness(toFloat(pcm), 24_000) + 18) < 0.7);
      if (isBabble(kind)) return assert.equal(durationMs, 3000);
      assert.ok(
        Math.abs(speech.fromMs - 40) <= 30 && Math.abs(speech.toMs - 2400) <= 60,
        JSON.stringify(speech),
      );
      assert.ok(Math.abs(pcm.length / 24 - (speech.toMs - speech.fromMs) - 100) < 71);
    });
  });
}

it("a recording is inspected without being prepared", async () => {
  const { pcm, preparedRate, ...prepared } = await recordings.prepare(files["mp3/mp3"] as Uint8Array);
  assert.ok(pcm.length > 0 && preparedRate);
  assert.deepEqual(await recordings.inspect(files["mp3/mp3"] as Uint8Array), prepared);
});

it("the ends are kept when they are wished for", async () => {
  const { pcm } = await recordings.prepare(files["flac/flac"] as Uint8Array, { keepEnds: true });
  assert.equal(pcm.length, voice.length / 2);
});
