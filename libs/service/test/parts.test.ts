import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { unzipSync } from "fflate";
import { type DataPart, type ReadPart, readParts, whole, writeParts } from "../src/definition/parts.ts";
import { zip } from "../src/rights/zip.ts";

const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 31) % 251));
async function* given(): AsyncGenerator<DataPart> {
  yield { path: "story/Für Elise.json", content: '{"title":"Für Elise"}' };
  yield { path: "story/empty.txt", content: "" };
  yield {
    path: "narration/book.mp3",
    size: bytes.length,
    content: (async function* () {
      yield bytes.subarray(0, 1);
      yield bytes.subarray(1);
    })(),
  };
}
async function* cut(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  const all = Buffer.concat(await Array.fromAsync(source));
  for (let at = 0; at < Math.min(size, all.length); at += 1000)
    yield all.subarray(at, Math.min(at + 1000, size));
}
const opened = async (parts: AsyncIterable<ReadPart>) => {
  const files: Record<string, Buffer> = {};
  for await (const part of parts) files[part.path] = Buffer.concat(await Array.fromAsync(part.content));
  return files;
};
const wanted = {
  "story/Für Elise.json": Buffer.from('{"title":"Für Elise"}'),
  "story/empty.txt": Buffer.alloc(0),
  "narration/book.mp3": bytes,
};

describe("parts", () => {
  it("are read as they were written, in chunks of any size", async () => {
    assert.deepEqual(await opened(readParts(whole(cut(writeParts(given()), 1e9)))), wanted);
  });

  it("that are cut off are refused, wherever the cut is", async () => {
    const { length } = Buffer.concat(await Array.fromAsync(writeParts(given())));
    for (const size of [0, 10, 40_000, length - 20, length - 1]) {
      await assert.rejects(opened(readParts(cut(writeParts(given()), size))), /incomplete|JSON/);
      await assert.rejects(Array.fromAsync(whole(cut(writeParts(given()), size))), /incomplete/);
    }
  });
});

describe("a zip", () => {
  it("can be opened by another program, with every file unchanged", async () => {
    const at = new Date("2026-11-22T10:00:00Z");
    const whole = Buffer.concat(await Array.fromAsync(zip(readParts(writeParts(given())), at)));
    const files = Object.entries(unzipSync(whole)).map(([name, content]) => [name, Buffer.from(content)]);
    assert.deepEqual(Object.fromEntries(files), wanted);
  });
});
