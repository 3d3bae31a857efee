import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { until } from "@storytelling/service/testing";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld({ env: { RENDER_ATTEMPTS: "1" } });
});
after(() => world.stop());
afterEach(() => {
  delete world.ears.after;
  world.ears.before = async () => {};
});

const clipped = (pcm: Int16Array) => pcm.map((sample) => Math.max(-32_768, Math.min(32_767, sample * 12)));
/** A voice that speaks lines with this word badly, as often as it is told to. */
function spoil(
  word: string,
  change: (pcm: Int16Array) => Int16Array,
  times = Number.POSITIVE_INFINITY,
): void {
  let left = times;
  world.ears.after = (speech, { text }) => {
    if (!text.includes(word) || left-- <= 0) return speech;
    return { ...speech, pcm: change(speech.pcm) };
  };
}
const flawsOf = async (id: string) =>
  (await world.get(`narrations/${id}/segments`)).body.items.map((item: { flaws: string[] }) => item.flaws);
const timesSaid = (text: string) => world.ears.said.filter((request) => request.text.includes(text)).length;

describe("the check of each line's audio", () => {
  it("finds nothing in sound lines, and does not count lines without words", async () => {
    const done = await world.narrate(await world.write(["The sun rose. ", "***\n", "It set again."]));
    assert.deepEqual(done.quality, { checked: 2, rerendered: 0, reported: 0 });
    assert.deepEqual(await flawsOf(done.id), [[], [], []]);
  });

  it("renders a silent line again, a little slower, and charges it once", async () => {
    const text = ["The owl was mute. ", "The fox was not."];
    spoil("mute", (pcm) => pcm.map(() => 0), 1);
    const done = await world.narrate(await world.write(text));
    assert.deepEqual(done.quality, { checked: 2, rerendered: 1, reported: 0 });
    assert.deepEqual(await flawsOf(done.id), [[], []]);
    const [first, second] = world.ears.said.filter((request) => request.text.includes("mute"));
    assert.ok(
      (second?.settings.rate ?? 9) < (first?.settings.rate ?? 0),
      "the same request would be as silent",
    );
    const [completed] = (await world.service.events("NarrationCompleted")).filter(
      (event) => event.aggregateId === done.id,
    );
    assert.equal(completed?.data.characters, text.join("").length);
  });

  it("accepts a line that has flaws twice, and reports it by line, also to narrations that reuse it", async () => {
    spoil("crackled", clipped);
    const text = ["The fire crackled. ", "It went out."];
    const done = await world.narrate(await world.write(text));
    assert.deepEqual(done.quality, { checked: 2, rerendered: 1, reported: 1 });
    assert.deepEqual(await flawsOf(done.id), [["clipped"], []]);
    assert.equal(timesSaid("crackled"), 2);
    const again = await world.narrate(await world.write(text));
    assert.deepEqual(again.quality, { checked: 2, rerendered: 1, reported: 1 });
    assert.equal(timesSaid("crackled"), 2);
  });

  it("keeps the first attempt when the second one fails", async () => {
    spoil("thunder", clipped, 1);
    world.ears.before = async ({ text }) => {
      if (text.includes("thunder") && timesSaid("thunder") > 0) throw new Error("The voice broke.");
    };
    const done = await world.narrate(await world.write(["There was thunder."]));
    assert.deepEqual(done.quality, { checked: 1, rerendered: 1, reported: 1 });
    assert.deepEqual(await flawsOf(done.id), [["clipped"]]);
  });

  it("hears a line that is far louder than the others of its voice", async () => {
    world.ears.after = (speech, { text }) =>
      text.includes("loud") ? speech : { ...speech, pcm: speech.pcm.map((sample) => sample / 6) };
    const quiet = ["One ", "Two ", "Three ", "Four ", "Five ", "Six "].map(
      (word) => `${word} birds sang here. `,
    );
    const story = await world.write([...quiet, "Then came a loud noise."]);
    world.ears.before = async ({ text }) => {
      const done = async () =>
        (await world.get(`narrations?storyId=${story.id}`)).body.items[0]?.progress.done;
      if (text.includes("loud")) await until(async () => (await done()) === quiet.length);
    };
    const done = await world.narrate(story);
    assert.deepEqual((await flawsOf(done.id)).at(-1), ["loudness-jump"]);
  });
});
