import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { chaptersOf, type Sound, spansOf } from "./chapters.ts";

const sound = (line: number, more: Partial<Sound> = {}): Sound => ({
  line,
  kind: "narration",
  startMs: line * 100,
  silent: false,
  ...more,
});
const heading = { kind: "heading" } as const;
const told = (chapters: Parameters<typeof chaptersOf>[0], sounds: readonly Sound[]) =>
  chaptersOf(chapters, sounds, 1000, "The Tale").map(({ title, startMs, endMs }) => [title, startMs, endMs]);

describe("chaptersOf", () => {
  it("returns chapters that cover the book, and gives a chapter without a title one", () => {
    const chapters = [
      { title: "One", firstLine: 0, lines: 2 },
      { title: "empty", firstLine: 2, lines: 0 },
      { title: " ", firstLine: 2, lines: 1 },
    ];
    assert.deepEqual(told(chapters, [sound(0), sound(1), sound(2)]), [
      ["One", 0, 200],
      ["The Tale (2)", 200, 1000],
    ]);
  });

  it("leaves out chapters without sound: those that are not read aloud, and those of ornaments alone", () => {
    const chapters = [0, 1, 2, 3].map((line) => ({ title: `T${line}`, firstLine: line, lines: 1 }));
    assert.deepEqual(told(chapters, [sound(0), sound(2, { silent: true }), sound(3)]), [
      ["T0", 0, 300],
      ["T3", 300, 1000],
    ]);
  });

  it("makes no chapter of headings that are only the book's title; a part's heading is one", () => {
    const chapters = [
      { title: "THE TALE.", firstLine: 0, lines: 1 },
      { title: "Part One", level: 1, firstLine: 1, lines: 1 },
      { title: "I", level: 2, firstLine: 2, lines: 2 },
    ];
    const sounds = [sound(0, heading), sound(1, heading), sound(2, heading), sound(3)];
    assert.deepEqual(told(chapters, sounds), [
      ["Part One", 100, 200],
      ["I", 200, 1000],
    ]);
    assert.deepEqual(
      told([{ ...chapters[0], title: "", firstLine: 0, lines: 1 }, ...chapters.slice(1)], sounds).length,
      2,
    );
  });

  it("returns no chapters for a single one", () => {
    assert.deepEqual(told([{ title: "One", firstLine: 0, lines: 3 }], [sound(0), sound(1)]), []);
  });
});

describe("spansOf", () => {
  it("lets a part last until its last chapter ends", () => {
    const levels = [1, 2, 2, 1];
    const chapters = levels.map((level, at) => ({ title: `T${at}`, level, firstLine: at, lines: 1 }));
    const heard = chaptersOf(
      chapters,
      levels.map((_, at) => sound(at)),
      1000,
      "",
    );
    assert.deepEqual(
      spansOf(heard).map(({ startMs, endMs }) => [startMs, endMs]),
      [
        [0, 300],
        [100, 200],
        [200, 300],
        [300, 1000],
      ],
    );
  });
});
