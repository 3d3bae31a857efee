import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { crc32 } from "node:zlib";
import { type DataPart, type ReadPart, readParts, whole, writeParts } from "../src/rights/parts.ts";
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
  it("come out as they went in, however the bytes are cut on their way", async () => {
    assert.deepEqual(await opened(readParts(whole(cut(writeParts(given()), 1e9)))), wanted);
  });

  it("that broke off are not taken for whole, wherever they did", async () => {
    const { length } = Buffer.concat(await Array.fromAsync(writeParts(given())));
    for (const size of [0, 10, 40_000, length - 20, length - 1]) {
      await assert.rejects(opened(readParts(cut(writeParts(given()), size))), /broke off|JSON/);
      await assert.rejects(Array.fromAsync(whole(cut(writeParts(given()), size))), /broke off/);
    }
  });
});

describe("a zip", () => {
  it("is one that Python opens, with every file as it was", async () => {
    const folder = await mkdtemp(join(tmpdir(), "storytelling-zip-"));
    const file = join(folder, "all.zip");
    await writeFile(file, zip(readParts(writeParts(given())), new Date("2026-11-22T10:00:00Z")));
    const script = `import sys,zipfile,zlib,json
z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
print(json.dumps({n:[len(z.read(n)),zlib.crc32(z.read(n))] for n in z.namelist()}))`;
    const { stdout } = await promisify(execFile)("python3", ["-c", script, file]);
    await rm(folder, { recursive: true });
    const sums = Object.entries(wanted).map(([name, content]) => [name, [content.length, crc32(content)]]);
    assert.deepEqual(JSON.parse(stdout), Object.fromEntries(sums));
  });
});
