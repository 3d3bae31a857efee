import assert from "node:assert/strict";
import { it } from "node:test";
import { atMost } from "./answers.ts";

it("an answer is read up to the limit, and fails beyond it", async () => {
  assert.equal(await atMost(new Response("12345"), 5).text(), "12345");
  await assert.rejects(atMost(new Response("123456"), 5).text(), /more than 5 bytes/);
});

it("an answer keeps its status and headers", () => {
  const answer = atMost(new Response("no", { status: 429, headers: { "retry-after": "7" } }));
  assert.deepEqual([answer.status, answer.headers.get("retry-after")], [429, "7"]);
});
