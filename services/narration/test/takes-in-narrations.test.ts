import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { decodeWav } from "@storytelling/media";
import { openRecordings, type Recordings } from "@storytelling/recordings";
import { cuesOf } from "./audio.ts";
import { likenessAt } from "./correlate.ts";
import { closePeople } from "./people.ts";
import type { TestLine, TestStory } from "./story-peer.ts";
import { lines, narrationsIn } from "./told-story.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let recordings: Recordings;
before(async () => {
  world = await startWorld();
  recordings = openRecordings();
});
after(async () => {
  await closePeople();
  await recordings.close();
  await world.stop();
});

const { query, segmentsOf, bookOf, told } = narrationsIn(() => world);

describe("a narration of a story with two lines that a person read", () => {
  let story: TestStory;
  let takes: string[];
  let narration: { id: string; credits: string; humanLines: number; quality: { checked: number } };
  let items: {
    takeId: string | null;
    origin: string;
    startMs: number;
    endMs: number;
    words: { fromMs: number }[];
  }[];
  before(async () => {
    ({ story, takes } = await told());
    narration = await world.narrate(story);
    items = await segmentsOf(narration.id);
  });

  it("says by line who speaks", () => {
    assert.deepEqual(
      items.map(({ origin, takeId }) => [origin, takeId]),
      [
        ["synthetic", null],
        ["human", takes[0]],
        ["human", takes[1]],
        ["synthetic", null],
      ],
    );
  });

  it("has the recordings in its MP3, at the places of their lines", async () => {
    const book = await recordings.prepare(await bookOf(narration.id), { keepEnds: true });
    for (const line of [1, 2]) {
      const { pcm } = decodeWav((await world.get(`takes/${takes[line - 1]}/audio.wav`)).body);
      const { at, likeness } = likenessAt(book, pcm, items[line]?.startMs ?? 0);
      assert.ok(likeness > 0.9, `line ${line}: ${likeness} at ${at}`);
    }
  });

  it("has captions and words at the times of the recordings", async () => {
    const cues = cuesOf((await world.get(`narrations/${narration.id}/captions.vtt`)).body.toString());
    const cue = cues.find(({ text }) => text.includes("Come in"));
    const { durationMs } = (await world.get(`takes/${takes[0]}`)).body;
    assert.ok(Math.abs((cue?.startMs ?? 0) - (items[1]?.startMs ?? 0)) < 2);
    assert.ok(Math.abs((items[1]?.endMs ?? 0) - (items[1]?.startMs ?? 0) - durationMs) < 2);
    assert.equal(items[1]?.words.length, 8);
  });

  it("is labelled: which lines are synthetic, for programs and for people", async () => {
    const vtt = (await world.get(`narrations/${narration.id}/captions.vtt`)).body.toString();
    assert.match(vtt, /Synthetic voices read 2 of 4 lines\.\nsynthetic-lines: 0,3/);
    assert.match(
      narration.credits,
      /^Synthetic voices read 2 of 4 lines\. Read by: Nora \(\d{4}-\d\d-\d\d\)\. Synth/,
    );
    assert.equal(narration.humanLines, 2);
  });

  it("renders and checks only the lines of synthetic voices, and charges only them", async () => {
    assert.equal(narration.quality.checked, 2);
    const [row] = await query("select rendered, characters_charged from story_narrations where id = $1", [
      narration.id,
    ]);
    const spoken = lines.filter((line) => typeof line === "string").join("").length;
    assert.deepEqual([row.rendered, row.characters_charged], [2, spoken]);
  });

  it("tells its owner who speaks each line, when, and under which consent", async () => {
    const { body } = await world.get(`narrations/${narration.id}/provenance`);
    const [first, second] = body.items;
    assert.deepEqual(
      [first.origin, first.take, second.origin, second.take.name],
      ["synthetic", null, "human", "Nora"],
    );
    assert.match(second.take.consentId, /^[0-9a-f-]{36}$/);
  });

  it("keeps the takes when the text changes elsewhere, and offers one whose words changed", async () => {
    const edited = [
      "A king came in. ",
      lines[1],
      ["Bert", "“Who is out there at this late hour?” "],
      lines[3],
    ];
    const revised = await world.revise(story, edited as TestLine[]);
    const again = await world.narrate(revised);
    assert.deepEqual(
      (await segmentsOf(again.id)).map((item: { takeId: string }) => item.takeId),
      [null, takes[0], null, null],
    );
    const { items: all } = (await world.get(`stories/${story.id}/takes`)).body;
    const fits = new Map(
      all.map((one: { id: string; fits: string; fitsLine: number }) => [one.id, [one.fits, one.fitsLine]]),
    );
    assert.deepEqual(
      [fits.get(takes[0]), fits.get(takes[1])],
      [
        ["exact", 1],
        ["changed", 2],
      ],
    );
  });

  it("keeps every take that still fits when the story is imported again, with lines moved", async () => {
    const moved = ["Long ago, there was a castle. ", "It was cold. ", ...lines];
    const revised = await world.revise({ ...story, revision: story.revision + 1 }, moved);
    const again = await world.narrate(revised);
    const ids = (await segmentsOf(again.id)).map((item: { takeId: string }) => item.takeId);
    assert.deepEqual(ids, [null, null, null, takes[0], takes[1], null]);
  });
});

describe("a narration of a published story", () => {
  it("is heard by everybody only when all who speak in it allow publishing", async () => {
    const open = await told();
    const shut = await told({ uses: ["this-story"] });
    const bob = await world.signedIn();
    const heard = [];
    for (const { story } of [open, shut]) {
      const { id } = await world.narrate(story);
      await world.publish(story);
      heard.push((await world.get(`narrations/${id}/audio.mp3`, bob)).status);
      heard.push((await world.get(`narrations?storyId=${story.id}`, bob)).body.items.length);
    }
    assert.deepEqual(heard, [200, 1, 404, 0]);
  });
});
