import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Speech } from "@storytelling/speech";
import { inOneTake, MAN, openReader, WOMAN } from "./readings.fixture.ts";
import { splitSound } from "./split-sound.ts";

const LINES = [
  "Down the rabbit hole she went, and never once considered how to get out again.",
  "What a curious feeling!",
  "There was nothing else to do, so she soon began talking again.",
  "The door led right into a large kitchen, which was full of smoke.",
];
const reader = openReader();
let references: Speech[];
let takes: Speech[];

before(async () => {
  references = await Promise.all(LINES.map((line) => reader.read(line, WOMAN)));
  takes = await Promise.all(LINES.map((line) => reader.read(line, MAN, 1.1)));
});
after(() => reader.close());

describe("splitSound", () => {
  it("finds each line of one reading, cut in the pauses", () => {
    const take = inOneTake(takes);
    const parts = splitSound(take, references);
    for (const [i, part] of parts.entries()) {
      const from = take.starts[i] as number;
      const to = from + ((takes[i] as Speech).pcm.length * 1000) / take.sampleRate;
      assert.ok(part, `line ${i} is missing`);
      assert.ok(
        part.fromMs <= from + 40 && part.fromMs >= from - 500,
        `line ${i} begins at ${part.fromMs}, not ${from}`,
      );
      assert.ok(part.toMs >= to - 90 && part.toMs <= to + 500, `line ${i} ends at ${part.toMs}, not ${to}`);
    }
  });

  it("gives the words' times from the start of their part", () => {
    const take = inOneTake(takes);
    const [, , part] = splitSound(take, references);
    const words = part?.words ?? [];
    const moved = (take.starts[2] as number) - (part?.fromMs ?? 0);
    const errors = words.map(({ fromMs }, i) => Math.abs(fromMs - moved - (takes[2]?.words[i]?.fromMs ?? 0)));
    assert.ok((errors.toSorted((a, b) => a - b)[errors.length >> 1] ?? 99) <= 40, errors.join(" "));
    assert.ok((words.at(-1)?.toMs ?? 0) <= (part?.toMs ?? 0) - (part?.fromMs ?? 0));
  });

  it("gives null for a line that was not read", () => {
    const parts = splitSound(inOneTake(takes.filter((_, i) => i !== 2)), references);
    assert.deepEqual(
      parts.map((part) => part !== null),
      [true, true, false, true],
    );
  });

  it("gives null for all lines of a silent recording", () => {
    const silence = { pcm: new Int16Array(48_000), sampleRate: 16_000 };
    assert.deepEqual(splitSound(silence, references), [null, null, null, null]);
  });
});
