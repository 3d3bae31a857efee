import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Archive } from "./archive.ts";
import { refuses } from "./testing/refuses.ts";
import { utf8, zip } from "./testing/sample-files.ts";

const limits = { entries: 5, inflatedBytes: 100_000, entryBytes: 60_000 };
const zeros = new Uint8Array(61_000);

/** Overwrites the little-endian number at `offset` in every header that starts with `signature`. */
const patch = (
  bytes: Uint8Array,
  signature: number,
  offset: number,
  value: number,
  size: 2 | 4,
): Uint8Array => {
  const copy = Buffer.from(bytes);
  for (let at = 0; at + 46 <= copy.length; at++)
    if (copy.readUInt32LE(at) === signature) copy.writeUIntLE(value, at + offset, size);
  return copy;
};
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

describe("Archive", () => {
  it("reads entries by name, and null for a name that does not exist", async () => {
    const archive = await Archive.open(zip({ "a/b.txt": "fox", "c.txt": "" }));
    assert.deepEqual(archive.names, ["a/b.txt", "c.txt"]);
    assert.equal((await archive.read("a/b.txt"))?.toString(), "fox");
    assert.equal(await archive.read("d.txt"), null);
  });

  it("refuses a bomb by its declared size without inflating", () =>
    refuses(Archive.open(zip({ a: zeros, b: zeros }), limits), "too-large", "archive-too-large"));

  it("refuses a bomb that declares a small size while it inflates", async () => {
    const lying = patch(zip({ a: zeros }), CENTRAL, 24, 10, 4);
    const archive = await Archive.open(lying, limits);
    await refuses(archive.read("a"), "invalid", "file-damaged");
  });

  it("refuses one entry over its limit, and many that together exceed the total limit", async () => {
    const one = await Archive.open(zip({ a: zeros }), limits);
    await refuses(one.read("a"), "too-large", "archive-too-large");
    const twice = await Archive.open(zip({ a: new Uint8Array(55_000) }), limits);
    await twice.read("a");
    await refuses(twice.read("a"), "too-large", "archive-too-large");
  });

  it("refuses too many entries", () => {
    const many = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`${i}/`, ""]));
    return refuses(Archive.open(zip(many), limits), "too-large", "archive-too-large");
  });

  for (const name of ["../etc/passwd", "/etc/passwd", "C:/x", "a/../../b"])
    it(`refuses the entry name ${name}`, () =>
      refuses(Archive.open(zip({ [name]: "x" })), "invalid", "file-damaged"));

  it("refuses a file that was cut off anywhere", async () => {
    const whole = zip({ a: "one fox", b: "two foxes" });
    for (const length of [4, 30, whole.length >> 1, whole.length - 1])
      await refuses(Archive.open(whole.slice(0, length)), "invalid", "file-damaged");
  });

  it("refuses an entry whose checksum is wrong", async () => {
    const bytes = zip({ a: utf8("one fox") }, 0);
    const at = Buffer.from(bytes).indexOf("fox");
    bytes[at] = 0x62;
    await refuses((await Archive.open(bytes)).read("a"), "invalid", "file-damaged");
  });

  it("refuses an entry locked with a password", async () => {
    const bytes = zip({ a: "fox" });
    const locked = patch(patch(bytes, CENTRAL, 8, 1, 2), LOCAL, 6, 1, 2);
    await refuses((await Archive.open(locked)).read("a"), "unsupported", "file-encrypted");
  });
});
