import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { until } from "@storytelling/service/testing";
import { gatedAnalyzer, startWorld, storyteller, tale } from "./world.ts";

describe("an analysis whose process stops", () => {
  it("is continued by the next process, and its event is sent once", async () => {
    const first = gatedAnalyzer();
    const before = await startWorld(() => first.analyzer);
    const { id } = await before.write();
    await before.analyze(id);
    const { signal } = await first.gate(0);
    await before.stop({ keep: true });
    assert.equal(signal.aborted, true);

    const second = gatedAnalyzer();
    const after = await startWorld(() => second.analyzer, { data: before.data });
    const ada = await after.actor(storyteller, { id: before.ada.id });
    try {
      (await second.gate(0)).open();
      const { body } = await until(async () => {
        const script = await after.read(`${id}/script`, ada);
        return script.status === 200 && script;
      });
      assert.equal(body.lines.map((line: { text: string }) => line.text).join(""), tale);
      assert.deepEqual(await after.told(id), [
        "StoryCreated",
        "StoryAnalysisRequested",
        "StoryAnalyzed",
        "CharactersExtracted",
      ]);
    } finally {
      await after.stop();
    }
  });
});
