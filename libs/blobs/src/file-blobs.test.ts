import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { cp, mkdtemp, readdir, readFile, rename, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { Refusal } from "@storytelling/values";
import fc from "fast-check";
import { fileBlobs } from "./file-blobs.ts";
import { memoryKeys } from "./memory-keys.fixture.ts";
import { CHUNK } from "./sealed-file.ts";
import { type BlobStore, DamagedBlob, type KeyStore } from "./store.ts";

const wav = (id: string) => ({ contentType: "audio/wav", id });

async function* piecewise(content: Buffer, length: number): AsyncGenerator<Uint8Array> {
  const reused = Buffer.alloc(length);
  for (let at = 0; at < content.length; at += length) {
    const copied = content.copy(reused, 0, at, at + length);
    yield reused.subarray(0, copied);
  }
}

const collect = async (parts: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const collected: Uint8Array[] = [];
  for await (const part of parts) collected.push(part);
  return Buffer.concat(collected);
};

const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

describe("file blobs", () => {
  const folders: string[] = [];
  const folder = async (): Promise<string> => {
    const made = await mkdtemp(join(tmpdir(), "blobs-"));
    folders.push(made);
    return made;
  };
  let dir: string;
  let keys: KeyStore;
  let blobs: BlobStore;
  const files = async (): Promise<string[]> =>
    (await readdir(dir, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  const onlyFile = async (): Promise<string> => {
    const [file, ...rest] = await files();
    assert.ok(file && rest.length === 0);
    return file;
  };
  const all = async (id: string, owner = "ann"): Promise<Buffer> => collect(await blobs.read(owner, id));

  beforeEach(async () => {
    dir = await folder();
    keys = memoryKeys();
    blobs = fileBlobs({ dir, keys });
  });
  after(async () => {
    for (const made of folders) await rm(made, { recursive: true, force: true });
  });

  describe("ranges", () => {
    const sizes = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17];
    const content = randomBytes(3 * CHUNK + 17);
    let kept: BlobStore;
    before(async () => {
      kept = fileBlobs({ dir: await folder(), keys: memoryKeys() });
      for (const size of sizes)
        await kept.put("ann", piecewise(content.subarray(0, size), 10_007), wav(`${size}`));
    });

    it("returns exactly the bytes of any range around any border", async () => {
      const border = fc.tuple(fc.nat(4), fc.integer({ min: -2, max: 2 }));
      const position = border.map(([n, shift]) => Math.max(0, n * CHUNK + shift));
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...sizes), position, position, async (size, a, b) => {
          const [start, end] = [Math.min(a, b), Math.max(a, b)];
          const got = await collect(await kept.read("ann", `${size}`, { start, end }));
          assert.ok(got.equals(content.subarray(0, size).subarray(start, end)));
        }),
        { numRuns: 300 },
      );
    });

    it("returns size, hash and type without reading the content", async () => {
      for (const size of sizes) {
        const sha256 = createHash("sha256").update(content.subarray(0, size)).digest("hex");
        assert.deepEqual(await kept.info("ann", `${size}`), {
          id: `${size}`,
          size,
          sha256,
          contentType: "audio/wav",
        });
      }
    });

    it("refuses an invalid range", async () => {
      for (const range of [
        { start: -1, end: 2 },
        { start: 3, end: 2 },
        { start: 0.5, end: 2 },
        { start: 0, end: Number.NaN },
      ])
        await assert.rejects(kept.read("ann", "1", range), refused("bad-range"));
    });
  });

  it("puts nothing readable on the disk, for any names of owner and id", async () => {
    const id = "../../../etc/passwd\0\ud800";
    await blobs.put("..", Buffer.from("a secret sentence"), wav(id));
    assert.equal(String(await all(id, "..")), "a secret sentence");
    const file = await onlyFile();
    assert.match(file.slice(dir.length), /^(\/[0-9a-f]{2}\/[0-9a-f]{64}){2}$/);
    assert.doesNotMatch(await readFile(file, "latin1"), /secret|audio/);
  });

  it("returns a blob only to its owner, and no blob after its deletion", async () => {
    const { id } = await blobs.put("ann", Buffer.from("mine"), { contentType: "text/plain" });
    await blobs.put("bob", Buffer.from("his"), { contentType: "text/plain" });
    await assert.rejects(blobs.read("bob", id), refused("blob-not-found"));
    assert.equal(await blobs.info("bob", id), null);
    await blobs.delete("ann", id);
    await blobs.delete("ann", id);
    await assert.rejects(blobs.read("ann", id), refused("blob-not-found"));
    await blobs.delete("nobody", "nothing");
  });

  it("returns no byte of a chunk in which any byte was changed", async () => {
    await blobs.put("ann", randomBytes(2 * CHUNK + 100), wav("take"));
    const file = await onlyFile();
    const sound = await readFile(file);
    for (const at of [
      0,
      8,
      20,
      41,
      60,
      CHUNK,
      CHUNK + 57,
      2 * CHUNK + 80,
      sound.length - 60,
      sound.length - 1,
    ]) {
      const tampered = Buffer.from(sound);
      tampered[at] = (tampered[at] ?? 0) ^ 1;
      await writeFile(file, tampered);
      await assert.rejects(all("take"), DamagedBlob, `byte ${at}`);
    }
    await writeFile(file, sound);
    await all("take");
  });

  it("reports a file that was cut or lengthened, or whose chunks were swapped", async () => {
    await blobs.put("ann", randomBytes(3 * CHUNK), wav("take"));
    const file = await onlyFile();
    const sound = await readFile(file);
    const sealed = CHUNK + 16;
    const [head, a, b] = [
      sound.subarray(0, 40),
      sound.subarray(40, 40 + sealed),
      sound.subarray(40 + sealed, 40 + 2 * sealed),
    ];
    const rest = sound.subarray(40 + 2 * sealed);
    for (const forged of [
      [head, b, a, rest],
      [head, a, a, rest],
      [head, a, rest],
      [head, a, b, rest, b],
      [head, a, b, rest.subarray(0, sealed), Buffer.alloc(9), rest.subarray(sealed)],
    ]) {
      await writeFile(file, Buffer.concat(forged));
      await assert.rejects(all("take"), DamagedBlob);
    }
    for (const length of [0, 3, 39, 40, 100, sealed + 40, sound.length - 1]) {
      await writeFile(file, sound);
      await truncate(file, length);
      await assert.rejects(all("take"), DamagedBlob, `cut to ${length}`);
    }
  });

  it("reports two files that were swapped", async () => {
    await blobs.put("ann", Buffer.from("first"), wav("1"));
    await blobs.put("ann", Buffer.from("other"), wav("2"));
    const [a = "", b = ""] = await files();
    await rename(a, `${dir}/third`);
    await rename(b, a);
    await rename(`${dir}/third`, b);
    for (const id of ["1", "2"]) await assert.rejects(all(id), DamagedBlob);
  });

  it("leaves an erased owner's blobs unreadable, even when the files are restored", async () => {
    await blobs.put("ann", Buffer.from("erase me"), wav("take"));
    await blobs.put("bob", Buffer.from("keep me"), wav("take"));
    const backup = await folder();
    await cp(dir, backup, { recursive: true });
    await blobs.eraseOwner("ann");
    assert.equal((await files()).length, 1);
    await cp(backup, dir, { recursive: true });
    assert.equal((await files()).length, 2);
    await assert.rejects(all("take"), refused("blob-not-found"));
    assert.equal(String(await all("take", "bob")), "keep me");
  });

  it("keeps one complete blob of many that are put at the same time under one id", async () => {
    const contents = Array.from({ length: 8 }, (_, n) => Buffer.alloc(CHUNK + n, n));
    await Promise.all(contents.map((content) => blobs.put("ann", piecewise(content, 5_000), wav("take"))));
    const got = await all("take");
    assert.ok(contents.some((content) => content.equals(got)));
    await onlyFile();
  });

  it("refuses to mix two versions when a blob is replaced before its reader begins", async () => {
    await blobs.put("ann", Buffer.from("old"), wav("take"));
    const reader = await blobs.read("ann", "take");
    await blobs.put("ann", Buffer.from("new"), wav("take"));
    await assert.rejects(collect(reader), refused("blob-replaced"));
    assert.equal(String(await all("take")), "new");
  });

  it("keeps the old blob, and no part of the new, when the source fails or the process is killed", async () => {
    const own = fileBlobs({ dir, keys });
    await own.put("owner", Buffer.from("old"), wav("take"));
    const failing = async function* () {
      yield randomBytes(3 * CHUNK);
      throw new Error("the upload broke off");
    };
    await assert.rejects(own.put("owner", failing(), wav("take")), /broke off/);
    await onlyFile();
    const child = spawn(process.execPath, [join(import.meta.dirname, "endless-put.fixture.ts"), dir], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");
    assert.equal(String(await collect(await own.read("owner", "take"))), "old");
    assert.equal((await files()).length, 2);

    const [draft = ""] = await readdir(join(dir, "incoming"));
    await fileBlobs({ dir, keys }).check();
    assert.deepEqual(
      (await readdir(join(dir, "incoming"))).filter((name) => name === draft),
      [draft],
      "too young to sweep",
    );
    const yesterday = new Date(Date.now() - 90_000_000);
    await utimes(join(dir, "incoming", draft), yesterday, yesterday);
    await fileBlobs({ dir, keys }).check();
    assert.ok(!(await readdir(join(dir, "incoming"))).includes(draft));
  });

  it("refuses content types that could break a header", async () => {
    for (const contentType of ["", "a\r\nb: c", "ä", "x".repeat(256)])
      await assert.rejects(blobs.put("ann", Buffer.from("x"), { contentType }), refused("bad-content-type"));
  });

  it("checks that it can write", async () => {
    await blobs.check();
    await writeFile(join(dir, "file"), "");
    await assert.rejects(fileBlobs({ dir: join(dir, "file"), keys }).check(), { code: "ENOTDIR" });
  });
});
