import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { narrativeAnalyzer } from "./narrative-analyzer.ts";

const analyzer = narrativeAnalyzer({ threads: 1 });
after(() => analyzer.close());

const page = 'The old king went on and on. "Where is Anna?" he asked.\n\n';
const { signal } = new AbortController();
const memory = { recall: async () => new Map(), keep: async () => {} };

describe("the built-in analyzer", () => {
  it("reports rising progress with its current stage", async () => {
    const seen: number[] = [];
    const stages = new Set<string>();
    await analyzer.analyze(page, {
      language: "en",
      signal,
      memory,
      onProgress({ fraction, stage }) {
        seen.push(fraction);
        stages.add(stage);
      },
    });
    assert.ok(seen.length > 1);
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => a - b),
    );
    assert.ok(stages.has("speakers"));
  });

  it("stops in the middle when it is aborted, and analyses the next story", async () => {
    const stop = new AbortController();
    const reason = new Error("Enough.");
    const onProgress = () => stop.abort(reason);
    const broken = analyzer.analyze(page.repeat(20_000), {
      language: "en",
      signal: stop.signal,
      memory,
      onProgress,
    });
    await assert.rejects(broken, reason);
    const found = await analyzer.analyze(page, { language: "en", signal, memory, onProgress: () => {} });
    assert.ok(found.lines > 1);
    await assert.rejects(
      analyzer.analyze(page, { language: "en", signal: stop.signal, memory, onProgress }),
      reason,
    );
  });
});
