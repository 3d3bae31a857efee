import assert from "node:assert/strict";
import { test } from "node:test";
import { type AudiobookTags, id3 } from "./id3.ts";
import type { SyntheticLabel } from "./label.ts";

const TAGS: AudiobookTags = { title: "", artist: "", language: "en", comment: "", chapters: [], totalMs: 0 };

interface Frame {
  id: string;
  body: Buffer;
}

function frames(bytes: Buffer): Frame[] {
  const found: Frame[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 10 + bytes.readUInt32BE(at + 4);
    assert.ok(end <= bytes.length);
    found.push({ id: bytes.toString("latin1", at, at + 4), body: bytes.subarray(at + 10, end) });
    at = end;
  }
  return found;
}

function read(tags: Partial<AudiobookTags>): Frame[] {
  const tag = Buffer.from(id3({ ...TAGS, ...tags }));
  assert.equal(tag.toString("latin1", 0, 5), "ID3\x03\0");
  const size = tag.subarray(6, 10).reduce((total, byte) => total * 128 + byte, 0);
  assert.equal(size, tag.length - 10);
  return frames(tag.subarray(10));
}

const body = (tags: Partial<AudiobookTags>, id: string): Buffer =>
  read(tags).find((frame) => frame.id === id)?.body ?? Buffer.alloc(0);

test("text is UTF-16 with a byte order mark, any script", () => {
  const title = "Das Mädchen 狼 🐺";
  assert.deepEqual(
    body({ title }, "TIT2"),
    Buffer.from(`\x01\xff\xfe${Buffer.from(title, "utf16le").toString("latin1")}`, "latin1"),
  );
});

test("null characters and half surrogates cannot end a text early", () => {
  assert.equal(body({ artist: "a\0b\ud800" }, "TPE1").toString("utf16le", 3), "ab\ufffd");
});

test("the language has three letters, in the comment, too", () => {
  assert.equal(body({ language: "de" }, "TLAN").toString("latin1"), "\0deu");
  assert.equal(body({ language: "en-GB" }, "TLAN").toString("latin1"), "\0eng");
  assert.equal(body({ language: "gsw" }, "TLAN").toString("latin1"), "\0gsw");
  assert.equal(body({ language: "x" }, "TLAN").toString("latin1"), "\0und");
  assert.equal(body({ language: "de", comment: "hi" }, "COMM").toString("latin1", 0, 4), "\x01deu");
});

test("three hundred chapters are all listed, in tables of at most 255", () => {
  const chapters = Array.from({ length: 300 }, (_, i) => ({
    title: `${i}`,
    startMs: i * 10,
    endMs: i * 10 + 10,
  }));
  const all = read({ chapters });
  const tables = all
    .filter(({ id }) => id === "CTOC")
    .map((frame) => frame.body.toString("latin1").split("\0"));
  assert.deepEqual(
    tables.map(([name]) => name),
    ["toc", "part1", "part0"],
  );
  const told = all
    .filter(({ id }) => id === "CHAP")
    .map((frame) => frame.body.readUInt32BE(frame.body.indexOf(0) + 1));
  assert.deepEqual(
    told,
    chapters.map(({ startMs }) => startMs),
  );
});

test("the chapters of a part are in a table of its own, with its title; each chapter is listed once", () => {
  const levels = [1, 1, 2, 3, 3, 2, 1];
  const chapters = levels.map((level, i) => ({ title: `T${i}`, level, startMs: i * 10, endMs: i * 10 + 10 }));
  const tables = read({ chapters })
    .filter(({ id }) => id === "CTOC")
    .map(({ body: bytes }) => {
      const end = bytes.indexOf(0);
      const [flags = 0, count = 0] = bytes.subarray(end + 1, end + 3);
      const [entries, rest] = [
        bytes
          .toString("latin1", end + 3)
          .split("\0")
          .slice(0, count),
        bytes.indexOf("TIT2"),
      ];
      const title = rest < 0 ? null : bytes.toString("utf16le", rest + 13);
      return { id: bytes.toString("latin1", 0, end), flags, entries, title };
    });
  assert.deepEqual(tables, [
    { id: "toc", flags: 3, entries: ["ch0", "toc1", "ch6"], title: null },
    { id: "toc1", flags: 1, entries: ["ch1", "toc2", "ch5"], title: "T1" },
    { id: "toc2", flags: 1, entries: ["ch2", "ch3", "ch4"], title: "T2" },
  ]);
});

const label: SyntheticLabel = {
  lines: "all",
  voices: [
    { name: "Nora", provider: "hibari" },
    { name: "Élodie", provider: "Kokoro" },
  ],
  notice: "Synthetic voices read every line.",
};
const ownTexts = (bytes: readonly Frame[]): [string, string][] =>
  bytes
    .filter(({ id }) => id === "TXXX")
    .map(({ body: text }) => {
      const [name = "", value = ""] = text.toString("utf16le", 1).split("\0");
      return [name.slice(1), value.slice(1)];
    });

test("a label says for programs which lines are synthetic, by which voices, in IPTC's terms", () => {
  assert.deepEqual(ownTexts(read({ label })), [
    ["synthetic-lines", "all"],
    ["digital-source-type", "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"],
    ["synthetic-voices", "Nora (hibari); Élodie (Kokoro)"],
  ]);
  assert.deepEqual(ownTexts(read({ label: { ...label, lines: "0-4,7" } }))[1], [
    "digital-source-type",
    "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
  ]);
  assert.deepEqual(ownTexts(read({ label: { ...label, lines: "none", voices: [] } })), [
    ["synthetic-lines", "none"],
  ]);
  assert.deepEqual(ownTexts(read({})), []);
});

test("a chapter says which of its lines are synthetic, where that differs", () => {
  const chapter = { title: "One", startMs: 0, endMs: 9 };
  const [mixed] = read({ chapters: [{ ...chapter, syntheticLines: "3-5" }] }).filter(
    ({ id }) => id === "CHAP",
  );
  const own = mixed?.body.subarray((mixed?.body.indexOf("TXXX") ?? 0) + 10).toString("utf16le", 1);
  assert.equal(own, "\ufeffsynthetic-lines\0\ufeff3-5");
  const [plain] = read({ chapters: [chapter] }).filter(({ id }) => id === "CHAP");
  assert.equal(plain?.body.indexOf("TXXX"), -1);
});
