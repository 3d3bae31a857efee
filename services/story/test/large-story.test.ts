import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "@storytelling/service/testing";
import { startWorld, type World } from "./world.ts";

const most = 5_000_000;
const page = `${"The old king went on and on through the dark wood, and nobody knew why. ".repeat(40)}

"Where is my daughter Anna?" he asked.

`;
const text = page.repeat(Math.ceil(most / page.length)).slice(0, most);

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

describe("a story of 5,000,000 characters", () => {
  it("is accepted, analysed while other requests are served, and returned whole", async () => {
    const { id, length } = await world.write({ text });
    assert.equal(length, most);
    await world.analyze(id);
    await until(async () => (await world.read(`${id}/analysis`)).body.status === "running");
    for (let i = 0; i < 10; i++) assert.equal((await world.http.get("stories?shelf=public")).status, 200);
    const { body: meanwhile } = await world.read(`${id}/analysis`);
    assert.equal(meanwhile.status, "running", "requests do not wait for the analysis");
    assert.equal((await world.analysed(id, 120)).status, "done");
    const { body } = await world.read(`${id}/script`);
    assert.ok(body.lines.map((line: { text: string }) => line.text).join("") === text);
  });
});
