import assert from "node:assert/strict";
import { after, test } from "node:test";
import { ChildLost, createChildren } from "./children.ts";

const program = new URL("./mute-program.fixture.ts", import.meta.url);
const children = createChildren<{ text: string }, { pcm: Int16Array }>(program, 1, 2000);
after(() => children.close());

const ask = (text: string) => ({ text, voice: "de", pitch: 50, wordsPerMinute: 175 });
const pidOf = async (): Promise<number> => (await children.ask(ask("pid"))).pcm[0] ?? 0;

test("one child answers requests one after the other", async () => {
  assert.equal(await pidOf(), await pidOf());
});

for (const [text, what] of [
  ["die", "dies"],
  ["hang", "hangs"],
]) {
  test(`a child that ${what} is replaced`, async () => {
    const before = await pidOf();
    await assert.rejects(children.ask(ask(text ?? "")), ChildLost);
    assert.notEqual(await pidOf(), before);
  });
}

test("the program's own error is passed on, and the child is kept", async () => {
  const before = await pidOf();
  await assert.rejects(children.ask(ask("fail")), { message: "as told" });
  assert.equal(await pidOf(), before);
});

test("an abort rejects with its reason", async () => {
  const controller = new AbortController();
  const answer = children.ask(ask("hang"), controller.signal);
  setImmediate(() => controller.abort("enough"));
  await assert.rejects(answer, (reason) => reason === "enough");
});
