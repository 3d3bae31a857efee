import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cutScript } from "./cut-script.ts";

const line = (index: number) => ({
  index,
  text: `In ${1500 + (index % 500)}, Capt. Smith paid £${index} for ${index} lbs. of tea. `.repeat(4),
  kind: "narration" as const,
  speaker: null,
  emotion: { valence: 0, arousal: 0 },
  paragraphEnd: true,
});

describe("cutScript", () => {
  it("lets others work while a novel is cut", async () => {
    const lines = Array.from({ length: 3000 }, (_, index) => line(index));
    let turns = 0;
    let done = false;
    const others = () => {
      turns++;
      if (!done) setImmediate(others);
    };
    setImmediate(others);
    const pieces = await cutScript({ lines, language: "en", chapters: [] });
    done = true;
    assert.equal(pieces.length, lines.length);
    assert.match(
      pieces[7]?.said ?? "",
      /fifteen oh seven, captain Smith paid seven pounds for seven pounds/i,
    );
    assert.ok(turns > 5, `others had ${turns} turns`);
  });
});
