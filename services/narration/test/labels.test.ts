import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const lines = ["The king came in. ", ["Anna", "“Come in!”"], " ***\n"] as const;
/** The texts of an MP3's own kind, by name: frames TXXX of ID3v2.3 in UTF-16. */
function ownTexts(mp3: Buffer): [name: string, value: string][] {
  const found: [string, string][] = [];
  for (let at = mp3.indexOf("TXXX"); at >= 0; at = mp3.indexOf("TXXX", at + 4)) {
    const body = mp3.subarray(at + 11, at + 10 + mp3.readUInt32BE(at + 4)).toString("utf16le");
    const [name = "", value = ""] = body.split("\0").map((text) => text.slice(1));
    found.push([name, value]);
  }
  return found;
}

describe("the label of a narration by synthetic voices", () => {
  it("is in the MP3, for programs", async () => {
    const voices = { narrator: "flite-narrator", Anna: "flite-grace" };
    const done = await world.narrate(await world.write(lines), { voices });
    const { body } = await world.get(`narrations/${done.id}/audio.mp3`);
    assert.deepEqual(Object.fromEntries(ownTexts(body)), {
      "synthetic-lines": "all",
      "digital-source-type": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
      "synthetic-voices": "Clara, the storyteller (Flite); Grace (Flite)",
    });
  });

  it("is in the captions, at the top and at each cue", async () => {
    const done = await world.narrate(await world.write(lines));
    const vtt = (await world.get(`narrations/${done.id}/captions.vtt`)).body.toString();
    assert.match(vtt, /^WEBVTT\n\nNOTE\nSynthetic voices read every line\.\nsynthetic-lines: all\n/);
    assert.equal(vtt.match(/^<v\.synthetic /gm)?.length, 2);
  });

  it("is told to listeners, in the story's language, and by line", async () => {
    const done = await world.narrate(await world.write(lines));
    assert.match(done.credits, /^Synthetic voices read every line\. Synthetic voices: .+ \(Flite\)/);
    const { items } = (await world.get(`narrations/${done.id}/segments`)).body;
    assert.ok(items.every((item: { origin: string }) => item.origin === "synthetic"));
  });

  it("names the lines of people beside the synthetic ones, for the book and for each chapter", async () => {
    const story = await world.write(["# One\n", ["Bert", "“Who is there?”"], "# Two\n", "A cat."]);
    const { body } = await world.request(story);
    const { pool } = world.service.running.context.db;
    const spoken = "update narration_segments set origin = 'human' where narration_id = $1 and line = 1";
    await pool.query(spoken, [body.id]);
    await world.reaches(body.id, "done");
    const mp3 = ownTexts((await world.get(`narrations/${body.id}/audio.mp3`)).body);
    const vtt = (await world.get(`narrations/${body.id}/captions.vtt`)).body.toString();
    assert.deepEqual(
      mp3.flatMap(([name, value]) => (name === "synthetic-lines" ? [value] : [])),
      ["0,2-3", "0", "all"],
    );
    assert.match(vtt, /Synthetic voices read 3 of 4 lines\./);
    assert.match(vtt, /<v Bert>“Who is there\?”/);
  });

  it("is in the sample of a voice, too", async () => {
    const { body } = await world.get("voices/flite-grace/sample.mp3", null);
    assert.equal(new Map(ownTexts(body)).get("synthetic-voices"), "Grace (Flite)");
  });
});
