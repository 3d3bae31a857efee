import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { bytesIn, checksumIn, metadataIn, requireTus } from "./upload-headers.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("metadataIn", () => {
  it("reads keys with values in base64, and keys without a value", () => {
    assert.deepEqual(metadataIn(`line ${base64("17")}, name ${base64("Übung.m4a")},flag`), {
      line: "17",
      name: "Übung.m4a",
      flag: "",
    });
    assert.deepEqual(metadataIn(null), {});
  });

  it("refuses what is not base64, a third part, and a key twice", () => {
    for (const header of ["line !!", `line ${base64("1")} more`, `a ${base64("1")},a ${base64("2")}`])
      assert.throws(() => metadataIn(header), { code: "header-invalid" });
  });
});

describe("checksumIn", () => {
  it("reads a SHA-256", () => {
    const hash = createHash("sha256").update("a").digest();
    assert.deepEqual(checksumIn(`sha256 ${hash.toString("base64")}`), hash);
    assert.equal(checksumIn(null), null);
  });

  it("refuses another algorithm and a hash of another length", () => {
    for (const header of [`sha1 ${base64("x".repeat(32))}`, `sha256 ${base64("short")}`, "sha256"])
      assert.throws(() => checksumIn(header), { code: "header-invalid" });
  });
});

describe("bytesIn", () => {
  it("reads whole numbers alone", () => {
    assert.equal(bytesIn("Upload-Offset", "0"), 0);
    for (const header of [null, "", "-1", "1.5", "1e3", "0x10", "9".repeat(20)])
      assert.throws(() => bytesIn("Upload-Offset", header), { code: "header-invalid" });
  });
});

describe("requireTus", () => {
  it("refuses every version but 1.0.0", () => {
    requireTus("1.0.0");
    for (const version of [null, "0.2.2", "2.0.0"])
      assert.throws(() => requireTus(version), { kind: "stale", code: "tus-version-unsupported" });
  });
});
