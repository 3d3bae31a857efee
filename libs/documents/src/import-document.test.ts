import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { importDocument } from "./import-document.ts";
import { IMPORT_LIMIT_BYTES, WORK_LIMITS } from "./limits.ts";
import { runInWorker } from "./run-in-worker.ts";
import { refuses } from "./testing/refuses.ts";
import { epub, utf8 } from "./testing/sample-files.ts";

const book = epub([{ name: "one", body: "<h1>One</h1><p>Once.</p>" }]);
const heavy = utf8(`<main>${"<p><b>fox</b> ran <i>on</i>".repeat(120_000)}`);

describe("importDocument", () => {
  it("reads a file in another thread and leaves the caller's bytes unchanged", async () => {
    const bytes = book.slice();
    assert.equal((await importDocument({ bytes, filename: "a.epub" })).text, "One\n\nOnce.");
    assert.deepEqual(bytes, book);
  });

  it("passes on a refusal with all its fields", () =>
    refuses(
      importDocument({ bytes: utf8("%PDF-1.4"), filename: "a.pdf" }),
      "unsupported",
      "format-unsupported",
    ));

  it("refuses an empty file and one over the limit", async () => {
    await refuses(importDocument({ bytes: new Uint8Array(), filename: "a.txt" }), "invalid", "file-empty");
    const bytes = new Uint8Array(IMPORT_LIMIT_BYTES + 1);
    await refuses(importDocument({ bytes, filename: "a.txt" }), "too-large", "file-too-large", /25 MiB/);
  });

  it("keeps the event loop free while it works, and does not mix up parallel imports", async () => {
    const imports = Array.from({ length: 6 }, () => importDocument({ bytes: book, filename: "a.epub" }));
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);
    await importDocument({ bytes: heavy, filename: "a.html" });
    clearInterval(timer);
    assert.ok(ticks > 5, `${ticks} ticks`);
    assert.equal(new Set((await Promise.all(imports)).map(({ text }) => text)).size, 1);
  });

  it("rejects with the signal's reason, before and during the work", async () => {
    const reason = new Error("gone away");
    await assert.rejects(
      importDocument({ bytes: book, filename: "a.epub", signal: AbortSignal.abort(reason) }),
      reason,
    );
    const control = new AbortController();
    const running = importDocument({ bytes: heavy, filename: "a.html", signal: control.signal });
    control.abort(reason);
    await assert.rejects(running, reason);
  });
});

const threads = () =>
  process.getActiveResourcesInfo().filter((name) => /worker|messageport/i.test(name)).length;

describe("runInWorker", () => {
  it("ends the thread immediately when it is aborted during its work", async () => {
    const before = threads();
    const control = new AbortController();
    const running = runInWorker({ bytes: heavy, filename: "a.html" }, WORK_LIMITS, control.signal);
    assert.ok(threads() > before);
    const reason = new Error("gone away");
    control.abort(reason);
    await assert.rejects(running, reason);
    assert.equal(threads(), before);
  });

  it("stops reading a file that takes too much CPU", () =>
    // Emphasis that is never closed: the parser searches for its end from each mark.
    refuses(
      runInWorker({ bytes: utf8("**a".repeat(300_000)), filename: "a.md" }, { ...WORK_LIMITS, cpuMs: 300 }),
      "invalid",
      "file-too-complex",
      /plain text/,
    ));

  it("stops reading a file that takes too much memory, and the process continues", () =>
    refuses(
      runInWorker({ bytes: heavy, filename: "a.html" }, { ...WORK_LIMITS, heapMiB: 16 }),
      "invalid",
      "file-too-complex",
    ));
});
