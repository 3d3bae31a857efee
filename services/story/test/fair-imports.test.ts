import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type TestActor, until } from "@storytelling/service/testing";
import { narrativeAnalyzer } from "../src/engines/narrative-analyzer.ts";
import { startWorld, type World } from "./world.ts";

const begun: string[] = [];
let letGo = () => {};
let world: World;
before(async () => {
  world = await startWorld(() => {
    const engine = narrativeAnalyzer({ threads: 2 });
    const { promise, resolve } = Promise.withResolvers<void>();
    letGo = resolve;
    return {
      ...engine,
      async analyze(text, options) {
        begun.push(text.charAt(0));
        if (/^[AB]/.test(text)) await promise;
        return engine.analyze(text, options);
      },
    };
  });
});
after(() => world.stop());

const megabyte = 1024 * 1024;
/** Emphasis that is never closed: the parser searches for its end again from each mark. */
const slow = "**a".repeat(megabyte / 3);

async function upload(text: string, by: TestActor, signal?: AbortSignal) {
  const form = new FormData();
  form.append("file", new Blob([text]), "story.md");
  const response = await fetch(`${world.url}/story/v1/stories/import`, {
    method: "POST",
    headers: { authorization: `Bearer ${by.token}` },
    body: form,
    ...(signal ? { signal } : {}),
  });
  const body = (await response.json()) as { code: string; detail: string };
  return { status: response.status, headers: response.headers, body };
}

describe("POST /stories/import", () => {
  it("422 at once for a megabyte of nested block quotes, with what to do", async () => {
    const { status, body } = await upload("> ".repeat(megabyte / 2), world.ada);
    assert.deepEqual([status, body.code], [422, "file-too-complex"]);
    assert.match(body.detail, /plain text/);
  });

  it("429, with what to do, for more waiting files of one person than allowed; another person's file is read meanwhile, an aborted one is not", async () => {
    const left = new AbortController();
    const sent: Promise<unknown>[] = [upload(slow, world.ada, left.signal)];
    const refusal = await until(async () => {
      // Small files, since the API itself takes at most two large ones at a time.
      const seven = Array.from({ length: 7 }, () => upload("A small one.", world.ada, left.signal));
      sent.push(...seven);
      const refused = seven.map(async (answer) => {
        const { status, body, headers } = await answer;
        if (status !== 429) throw new Error(`${status}`);
        return { code: body.code, again: headers.get("retry-after") };
      });
      return Promise.any(refused).catch(() => false as const);
    });
    assert.deepEqual(refusal, { code: "too-many-imports", again: "5" });
    assert.equal((await upload("Once upon a time.", world.bob)).status, 201);
    left.abort();
    await Promise.allSettled(sent);
    // The service notices with a delay that a sender has disconnected; until then that file waits.
    await until(async () => (await upload("Once again.", world.ada)).status === 201);
  });

  it("422 for a file that takes more CPU time than allowed, and the next file is read", async () => {
    const { status, body } = await upload(slow, world.ada);
    assert.deepEqual([status, body.code], [422, "file-too-complex"]);
    assert.equal((await upload("Once more.", world.ada)).status, 201);
  });
});

describe("POST /stories", () => {
  const most = 5_000_000;
  const words: [what: string, text: string][] = [
    ["five million letters without a space", "a".repeat(most)],
    ["a letter with five million combining marks", `a${"\u0301".repeat(most - 1)}`],
  ];
  for (const [what, text] of words)
    it(`201 for ${what}, which is one word, and is analysed`, async () => {
      const { id, words } = await world.write({ text, language: "en" });
      assert.equal(words, 1);
      await world.analyze(id);
      assert.equal((await world.analysed(id, 120)).status, "done");
    });
});

describe("POST /stories/{id}/analyze", () => {
  it("analyses one story of a person at a time, and another person's in parallel", async () => {
    begun.length = 0;
    const ask = async (text: string, by: TestActor) => {
      const { id } = await world.write({ text }, by);
      const { status } = await world.http.post(`stories/${id}/analyze`, { token: by.token });
      assert.equal(status, 202);
      return id;
    };
    const ids = [];
    for (const nth of ["first", "second", "third"]) ids.push(await ask(`A ${nth} story.`, world.ada));
    await until(() => begun.length > 0);
    await ask("B story.", world.bob);
    await until(() => begun.length > 1);
    assert.deepEqual(begun, ["A", "B"]);
    letGo();
    for (const id of ids) assert.equal((await world.analysed(id, 60)).status, "done");
  });
});
