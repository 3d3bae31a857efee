import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { readScript } from "../src/use-cases/read-script.ts";
import { startWorld, type World } from "./world.ts";

const page = (
  n: number,
) => `The old king went on through the dark wood number ${n}, and nobody at all knew why he did so, least of all he himself, who had been told to.

"Where is my daughter Anna?" he asked the fox.

"She went to the river, and then I saw no more of her for ${n} days," said the fox, and it wept. "Ask Karl."

"Then I shall go there," said the king.

`;
const text = Array.from({ length: 1450 }, (_, n) => page(n)).join("");

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

describe("a novel of 100,000 words", () => {
  it("is returned as a complete script that matches its schema", async () => {
    const { id, words } = await world.write({ text, language: "en" });
    assert.ok(words > 100_000, `${words}`);
    await world.analyze(id);
    await world.analysed(id, 60);
    const url = `${world.url}/story/v1/stories/${id}/script`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${world.ada.token}` } });
    const bytes = await response.arrayBuffer();
    const body = JSON.parse(Buffer.from(bytes).toString());
    assert.ok(typeof readScript.answer === "object" && "parse" in readScript.answer);
    assert.deepEqual(readScript.answer.parse(body), body);
    assert.equal(body.lines.map((line: { text: string }) => line.text).join(""), text);
  });
});
