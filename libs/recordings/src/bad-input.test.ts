import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Refusal, type TakeRefusal } from "@storytelling/values";
import { chromium, files, film, phone, RATE, voice, wav } from "./made-files.fixture.ts";
import { openRecordings } from "./open-recordings.ts";

const recordings = openRecordings();
before(() => recordings.inspect(phone));
after(() => recordings.close());

const text = (words: string): Uint8Array => Buffer.from(words);
const mp3 = files["mp3/mp3"] as Uint8Array;
const flac = files["flac/flac"] as Uint8Array;
const half = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length >> 1);
const silence = new Float32Array(RATE * 3);
const longMp3 = (): Uint8Array => {
  const once = mp3.subarray(mp3.length >> 2, mp3.length >> 1);
  return Buffer.concat([
    mp3,
    ...Array.from({ length: Math.ceil((50 * 1024 * 1024) / once.length) }, () => once),
  ]);
};
/** A MediaRecorder's file whose clusters come again and again. */
const endless = (times: number): Uint8Array => {
  const cluster = chromium.indexOf(Uint8Array.of(0x1f, 0x43, 0xb6, 0x75));
  const again = chromium.subarray(cluster);
  return Buffer.concat([chromium.subarray(0, cluster), ...Array.from({ length: times }, () => again)]);
};
const threeHours = (): Uint8Array => {
  const frames = Buffer.alloc(13 * 50 * 3600 * 3, Uint8Array.of(4, ...Buffer.alloc(12)));
  return Buffer.concat([text("#!AMR\n"), frames]);
};
const zipEnd = Buffer.concat([text("PK\x05\x06"), Buffer.alloc(18)]);
/** A FLAC whose header promises 32 bits and the largest blocks. */
const cruelFlac = (): Uint8Array => {
  const cruel = Buffer.from(flac);
  cruel.fill(255, 8, 12);
  cruel.writeUInt32BE(0xffffffff, 18);
  for (let at = 42; at < cruel.length; at += 97) cruel[at] = 255;
  return cruel;
};

const bad: Readonly<Record<string, [TakeRefusal, () => Uint8Array | Promise<Uint8Array>]>> = {
  "nothing at all": ["audio-empty", () => new Uint8Array(0)],
  "a WAV without samples": ["audio-empty", () => wav(new Float32Array(0))],
  "a playlist": ["not-audio", () => text("#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1/a.ts\n")],
  "a picture": ["not-audio", () => Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ", "base64")],
  "a film without sound": ["not-audio", film],
  "a page": ["not-audio", () => text("<!doctype html><script>alert(1)</script>")],
  "random bytes": ["not-audio", () => Uint8Array.from({ length: 9000 }, (_, i) => (i * i * 31 + 7) & 127)],
  "an MP3 that is an archive as well": ["not-audio", () => Buffer.concat([mp3, zipEnd])],
  "an MP3 that is a page as well": [
    "not-audio",
    () => Buffer.concat([text("ID3\x03\0\0\0\0\0\x20<html><script>"), mp3]),
  ],
  "an M4A without its index": ["audio-damaged", () => phone.subarray(0, 700)],
  "a WebM that was cut in its head": ["audio-damaged", () => chromium.subarray(0, 200)],
  "a WebM that was cut in its first second": ["audio-damaged", () => chromium.subarray(0, 900)],
  "a FLAC that was made to crash its decoder": ["audio-damaged", cruelFlac],
  "an Ogg of another codec": ["audio-damaged", () => Buffer.concat([text("OggS"), Buffer.alloc(500, 7)])],
  "eight channels at 192 kHz": ["audio-too-many-channels", () => wav(voice, { channels: 8, rate: 192_000 })],
  "one channel at 192 kHz": ["audio-too-many-channels", () => wav(voice, { rate: 192_000 })],
  "eight channels at 48 kHz": ["audio-too-many-channels", () => wav(voice, { channels: 8 })],
  "three hours": ["audio-too-long", threeHours],
  "an MP3 of hours": ["audio-too-long", longMp3],
  "an endless Matroska": ["audio-too-long", () => endless(700)],
  "more bytes than are allowed": ["audio-too-large", () => new Uint8Array(61 * 1024 * 1024)],
  silence: ["audio-silent", () => wav(silence)],
  "near silence": ["audio-silent", () => wav(silence.map((_, i) => 0.0004 * Math.sin(i)))],
};

for (const [what, [code, make]] of Object.entries(bad)) {
  describe(what, () => {
    it(`is refused with ${code}`, async () => {
      const bytes = await make();
      await assert.rejects(recordings.inspect(bytes), (error) => {
        assert.ok(error instanceof Refusal, String(error));
        assert.deepEqual([error.code, error.kind !== "unavailable"], [code, true]);
        assert.match(error.message, /\. Please .*\.$/);
        return true;
      });
    });
  });
}

describe("a recording that was cut off after its first second", () => {
  for (const [kind, bytes] of [
    ["webm/opus", half(chromium)],
    ["flac/flac", half(flac)],
    ["wav/pcm", half(wav(voice))],
    ["mp4/aac", phone.subarray(0, Math.round(phone.length * 0.7))],
    ["aac/aac", half(files["aac/aac"] as Uint8Array)],
    ["amr/narrow", (files["amr/narrow"] as Uint8Array).subarray(0, 2500)],
  ] as const) {
    it(`in ${kind} is taken, and its end is remarked`, async () => {
      const { format, findings } = await recordings.inspect(bytes);
      assert.deepEqual([format, findings.includes("cut-off")], [kind, true]);
    });
  }
});
