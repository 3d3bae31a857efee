import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { encodeWav } from "@storytelling/media";
import { openRecordings } from "@storytelling/recordings";
import { type Guest, type RecordingWorld, startRecordingWorld } from "./recording-world.ts";

let world: RecordingWorld;
let rose: Guest;
before(async () => {
  world = await startRecordingWorld({ recordings: openRecordings() });
  rose = await world.speaker((await world.open()).id);
});
after(() => world.stop());

const rate = 16_000;
/** Two seconds of a sound like a voice: harmonics, in syllables. */
const voice = (loudness: number): Uint8Array => {
  const pcm = Int16Array.from({ length: 2 * rate }, (_, at) => {
    const seconds = at / rate;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 4 * seconds));
    const sound = [1, 2, 3, 4, 5].reduce((sum, n) => sum + Math.sin(2 * Math.PI * 140 * n * seconds) / n, 0);
    return Math.round(32_767 * loudness * syllable * sound);
  });
  return encodeWav(pcm, rate);
};

describe("POST /participants/{id}/voice with the decoder that is in use", () => {
  it("201 for a voice, with its length", async () => {
    const { status, body } = await world.send(rose, voice(0.2));
    assert.deepEqual([status, body.durationMs], [201, 2000]);
    const { headers } = await world.http.get(`contributions/${body.id}/audio`, { token: rose.token });
    assert.equal(headers.get("content-type"), "audio/wav");
  });

  const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  const bad: [name: string, code: string, bytes: Uint8Array][] = [
    ["a picture", "not-audio", Buffer.concat([png, Buffer.alloc(5000)])],
    ["a playlist", "not-audio", Buffer.from("#EXTM3U\nhttp://127.0.0.1/secret\n")],
    ["silence", "audio-silent", voice(0)],
    ["nothing", "audio-empty", Buffer.alloc(0)],
  ];
  for (const [name, code, bytes] of bad)
    it(`refuses ${name} with its reason and advice, and keeps nothing`, async () => {
      const { status, body } = await world.send(rose, bytes);
      assert.deepEqual([status, body.code], [422, code]);
      assert.ok(body.advice.length > 0);
      assert.equal(await world.count("voice_uploads"), 0);
      assert.equal(await world.count("voice_contributions"), 1);
    });
});
