import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { cuesOf } from "./audio.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const saidSince = (from: number) => world.ears.said.slice(from).map((request) => request.text);
const segmentsOf = async (id: string) => (await world.get(`narrations/${id}/segments`)).body.items;

describe("the spoken form", () => {
  it("is what the voice is given; captions and timed words show what is written", async () => {
    const from = world.ears.said.length;
    const text = "“Capt. Smith paid £5 in 1845.”";
    const done = await world.narrate(await world.write([["Anna", text]]));
    assert.deepEqual(saidSince(from), ["captain Smith paid five pounds in eighteen forty five."]);
    const vtt = (await world.get(`narrations/${done.id}/captions.vtt`)).body.toString();
    assert.deepEqual(
      cuesOf(vtt).map((cue) => cue.text.trim()),
      [`<v.synthetic Anna>${text}</v>`],
    );
    const [segment] = await segmentsOf(done.id);
    assert.equal(segment.text, text);
    const written = segment.words.map(({ start, end }: { start: number; end: number }) =>
      text.slice(start, end),
    );
    assert.deepEqual(written, ["Capt.", "Smith", "paid", "£5", "in", "1845"]);
    const times = segment.words.flatMap(({ fromMs, toMs }: { fromMs: number; toMs: number }) => [
      fromMs,
      toMs,
    ]);
    assert.deepEqual(
      times,
      times.toSorted((a: number, b: number) => a - b),
    );
  });

  it("decides whether a line is rendered again: not when other signs are said alike", async () => {
    const story = await world.write(["He paid £5. ", "She left at 6:00."]);
    await world.narrate(story);
    const from = world.ears.said.length;
    const alike = await world.narrate(
      await world.revise(story, ["He paid five pounds. ", "She left at 6:00."]),
    );
    assert.deepEqual(saidSince(from), []);
    assert.equal(alike.progress.rendered, 0);
    const other = await world.narrate(await world.revise(story, ["He paid £7. ", "She left at 6:00."]));
    assert.deepEqual(saidSince(from), ["He paid seven pounds."]);
    assert.equal(other.progress.rendered, 1);
  });

  it("leaves out what the voice cannot say, and shows it with its line", async () => {
    const from = world.ears.said.length;
    const done = await world.narrate(await world.write(["He wrote 你好 to me. ", "Then he left."]));
    assert.deepEqual(saidSince(from).toSorted(), ["He wrote to me.", "Then he left."]);
    const [first, second] = await segmentsOf(done.id);
    assert.deepEqual(first.problems, [{ start: 9, end: 11, reason: "script" }]);
    assert.deepEqual(second.problems, []);
  });
});
