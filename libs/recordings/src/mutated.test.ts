import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { Refusal, TakeRefusal } from "@storytelling/values";
import { files } from "./made-files.fixture.ts";
import { openRecordings } from "./open-recordings.ts";

const recordings = openRecordings();
after(() => recordings.close());

/** Numbers below `below` that are the same each time. */
const chance = (seed: number) => (below: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return (seed >> 8) % below;
};

/** Some bytes changed: in the head, where decoders read sizes, or anywhere. */
function mutated(bytes: Uint8Array, reach: number, seed: number): Uint8Array {
  const below = chance(seed);
  const changed = Uint8Array.from(bytes);
  const most = Math.min(reach, bytes.length);
  for (let i = 0; i < 12; i++) changed[below(most)] = below(3) === 0 ? 255 : below(256);
  return changed;
}

for (const [kind, bytes] of Object.entries(files)) {
  describe(`${kind} with wrong bytes`, () => {
    for (const [where, reach] of [
      ["in its head", 300],
      ["anywhere", Number.POSITIVE_INFINITY],
    ] as const) {
      it(`${where} is measured or refused`, async () => {
        try {
          const { durationMs } = await recordings.inspect(mutated(bytes, reach, bytes.length));
          assert.ok(durationMs > 0);
        } catch (error) {
          assert.ok(error instanceof Refusal && TakeRefusal.safeParse(error.code).success, String(error));
        }
      });
    }
  });
}
