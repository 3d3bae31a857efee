import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { timeline } from "./timeline.ts";

test("segments follow each other with their pauses between", () => {
  assert.deepEqual(
    timeline([
      { samples: 16_000, sampleRate: 16_000, pauseAfterMs: 500 },
      { samples: 22_050, sampleRate: 22_050, pauseAfterMs: 0 },
      { samples: 0, sampleRate: 16_000, pauseAfterMs: 250 },
    ]),
    {
      segments: [
        { startMs: 0, endMs: 1000 },
        { startMs: 1500, endMs: 2500 },
        { startMs: 2500, endMs: 2500 },
      ],
      totalMs: 2750,
    },
  );
});

test("an empty book has a length of 0", () => {
  assert.deepEqual(timeline([]), { segments: [], totalMs: 0 });
});

test("rounding never lets a segment begin before the one before it has ended", () => {
  const segment = fc.record({
    samples: fc.nat(100_000),
    sampleRate: fc.constantFrom(8000, 16_000, 22_050, 44_100, 48_000),
    pauseAfterMs: fc.double({ min: 0, max: 3000, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(segment), (lengths) => {
      const { segments, totalMs } = timeline(lengths);
      for (const [i, { startMs, endMs }] of segments.entries()) {
        assert.ok(endMs >= startMs && startMs >= (segments[i - 1]?.endMs ?? 0) && endMs <= totalMs);
      }
    }),
  );
});
