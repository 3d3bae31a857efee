import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Told, tale } from "../../domain/corrections/tale.fixture.ts";
import { chunksOf } from "./chunks.ts";

const spoken = `${"Words and words and words. ".repeat(18)}`;
const told = (lines: number): Told[] => Array.from({ length: lines }, () => ["c1", spoken]);
const scriptOf = (chapters: readonly number[]) => {
  const { script } = tale({ c1: ["Anna"] }, told(chapters.reduce((sum, lines) => sum + lines, 0))).found;
  let firstLine = 0;
  const cut = chapters.map((lines) => {
    const chapter = { title: null, firstLine, lines };
    firstLine += lines;
    return chapter;
  });
  return { ...script, chapters: cut };
};

describe("chunksOf", () => {
  it("includes the lines around each question, and asks the last lines of the chunk before again", () => {
    const [first, second] = chunksOf(scriptOf([30]));
    const start = (first?.asked.at(-1) ?? 0) + 1;
    assert.ok(start > 10 && start < 20);
    assert.deepEqual([first?.from, first?.to], [0, start + 3]);
    assert.deepEqual([second?.from, second?.asked[0]], [start - 8, start - 8]);
  });

  it("asks about every open line and no settled one, and never crosses the end of a chapter", () => {
    const chapters = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(chapters, fc.infiniteStream(fc.constantFrom(0.1, 0.94, 0.95, 1)), (lengths, sure) => {
        const plain = scriptOf(lengths);
        const script = { ...plain, confidence: plain.ends.map(() => sure.next().value ?? 1) };
        const chunks = chunksOf(script);
        const asked = [...new Set(chunks.flatMap((chunk) => chunk.asked))].sort((a, b) => a - b);
        assert.deepEqual(
          asked,
          script.confidence.flatMap((confidence, line) => (confidence < 0.95 ? [line] : [])),
        );
        for (const { from, to } of chunks)
          assert.ok(
            script.chapters.some(({ firstLine, lines }) => from >= firstLine && to <= firstLine + lines),
          );
      }),
      { numRuns: 50 },
    );
  });

  it("cuts a chapter independently of the chapters before it", () => {
    const last = (before: number) =>
      chunksOf(scriptOf([before, 25]))
        .filter(({ from }) => from >= before)
        .map(({ from, to }) => [from - before, to - before]);
    assert.deepEqual(last(7), last(18));
  });
});
