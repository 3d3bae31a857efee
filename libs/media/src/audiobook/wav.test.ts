import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decodeWav, encodeWav } from "./wav.ts";

test("decoding returns every encoded sample", () => {
  fc.assert(
    fc.property(fc.int16Array(), fc.integer({ min: 1, max: 192_000 }), (pcm, sampleRate) => {
      assert.deepEqual(decodeWav(encodeWav(pcm, sampleRate)), { pcm, sampleRate });
    }),
  );
});

test("unknown chunks before the samples are skipped", () => {
  const plain = Buffer.from(encodeWav(Int16Array.of(1, -2, 3), 16_000));
  const extra = Buffer.from("LIST\x03\0\0\0abc\0", "latin1");
  const file = Buffer.concat([plain.subarray(0, 36), extra, plain.subarray(36)]);
  assert.deepEqual(decodeWav(file).pcm, Int16Array.of(1, -2, 3));
});

test("a file that is cut off gives the samples that it contains", () => {
  assert.deepEqual(
    decodeWav(encodeWav(Int16Array.of(1, -2, 3), 16_000).subarray(0, 47)).pcm,
    Int16Array.of(1),
  );
});

test("any other bytes are refused with a RangeError", () => {
  const file = encodeWav(Int16Array.of(1, -2, 3), 16_000);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(44), (bytes, at) => {
      const broken = file.slice();
      broken.set(bytes.subarray(0, Math.max(0, broken.length - at)), at);
      for (const input of [bytes, broken]) {
        try {
          decodeWav(input);
        } catch (error) {
          assert.ok(error instanceof RangeError);
        }
      }
    }),
  );
  assert.throws(() => decodeWav(new Uint8Array(44)), RangeError);
});
