import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { chaptersChanged } from "@storytelling/events";
import { chapterTitlesOf, cuesOf } from "./audio.ts";
import type { TestLine } from "./story-peer.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const lines: TestLine[] = [
  "Printed by Smith. ",
  "# Part One\n",
  "# The Letter\n",
  "It came late. ",
  "# The Reply\n",
  "It went soon. ",
  "# Part Two\n",
  "All was well. ",
];
const chapters = { 0: { readAloud: false }, 2: { level: 2 }, 4: { level: 2 } };
const textsOf = async (id: string) =>
  (await world.get(`narrations/${id}/segments`)).body.items.map(({ text }: { text: string }) => text);

describe("the chapters of a narration", () => {
  let id: string;
  before(async () => {
    ({ id } = await world.narrate(await world.write(lines, { chapters })));
  });

  it("are each once in the MP3, in the order of the book", async () => {
    const { body } = await world.get(`narrations/${id}/audio.mp3`);
    assert.deepEqual(chapterTitlesOf(body), ["Part One", "The Letter", "The Reply", "Part Two"]);
  });

  it("are listed with their levels and times", async () => {
    const { items } = (await world.get(`narrations/${id}/chapters`)).body;
    assert.deepEqual(
      items.map(({ title, level }: { title: string; level: number }) => [title, level]),
      [
        ["Part One", 1],
        ["The Letter", 2],
        ["The Reply", 2],
        ["Part Two", 1],
      ],
    );
    const { durationMs } = (await world.get(`narrations/${id}`)).body;
    const times = items.flatMap(({ startMs, endMs }: { startMs: number; endMs: number }) => [startMs, endMs]);
    assert.deepEqual([times[0], times.at(-1)], [0, durationMs]);
    assert.deepEqual(
      times,
      times.toSorted((a: number, b: number) => a - b),
    );
  });

  it("are WebVTT cues that are nested as the chapters are", async () => {
    const { headers, body } = await world.get(`narrations/${id}/chapters.vtt`);
    assert.match(headers.get("content-type") ?? "", /^text\/vtt/);
    const [part, letter, reply, next] = cuesOf(body.toString());
    assert.ok(part && letter && reply && next);
    assert.equal(part.text.trim(), "Part One");
    assert.ok(part.startMs < letter.startMs && part.endMs === reply.endMs && reply.endMs === next.startMs);
  });

  it("that are not read aloud have no lines and no captions", async () => {
    assert.deepEqual(await textsOf(id), lines.slice(1));
    const captions = await world.get(`narrations/${id}/captions.vtt`);
    assert.doesNotMatch(captions.body.toString(), /Printed/);
  });

  it("that the author wants read aloud are read", async () => {
    const asked = { ...chapters, 0: { readAloud: true, title: "Imprint" } };
    const done = await world.narrate(await world.write(lines, { chapters: asked }));
    assert.deepEqual(await textsOf(done.id), lines);
    assert.equal((await world.get(`narrations/${done.id}/chapters`)).body.items.length, 5);
  });

  it("are refused until the narration is done", async () => {
    const { body } = await world.request(await world.write(["A line that nobody waits for. "]));
    for (const path of ["chapters", "chapters.vtt"])
      assert.equal((await world.get(`narrations/${body.id}/${path}`)).body.code, "narration-not-done");
    await world.post(`narrations/${body.id}/cancel`);
  });

  it("are none for a book of one", async () => {
    const done = await world.narrate(await world.write(["# One\n", "It came late. "]));
    assert.deepEqual((await world.get(`narrations/${done.id}/chapters`)).body.items, []);
  });
});

describe("ChaptersChanged", () => {
  it("is noted at the narrations that were requested before it, and not at later ones", async () => {
    const story = await world.write(["It came late. "]);
    const before = await world.narrate(story);
    const { changed } = chaptersChanged.example;
    const data = { storyId: story.id, ownerId: story.ownerId, revision: 1, chapters: 2, changed };
    world.service.clock.advance(120_000);
    const later = await world.narrate(story);
    // The event arrives after the second request, which saw the change.
    world.service.clock.advance(-60_000);
    await world.service.deliver(chaptersChanged(story.id, data));
    const codes = async (id: string) =>
      (await world.get(`narrations/${id}`)).body.notes.map(({ code }: { code: string }) => code);
    assert.deepEqual([await codes(before.id), await codes(later.id)], [["chapters-changed"], []]);
  });
});

describe("the languages of a narration", () => {
  it("a chapter in another language is said in that language by a voice that speaks it, and a note says so", async () => {
    const from = world.ears.said.length;
    const french: TestLine[] = ["# Home\n", "He had 21 cats. ", "# La lettre\n", "Il a 21 chats. "];
    const story = await world.write(french, { chapters: { 2: { language: "fr" } } });
    const done = await world.narrate(story);
    const said = world.ears.said.slice(from).map(({ language, text }) => [language, text]);
    assert.deepEqual(said.toSorted(), [
      ["en", "He had twenty one cats."],
      ["en", "Home"],
      ["fr", "Il a vingt et un chats."],
      ["fr", "La lettre"],
    ]);
    const voices = (await world.get(`narrations/${done.id}/segments`)).body.items.map(
      ({ voiceId }: { voiceId: string }) => voiceId,
    );
    assert.ok(voices[3].includes("-fr-") && !voices[1].includes("-fr-"), voices.join());
    assert.deepEqual(
      done.notes.map(({ code }: { code: string }) => code),
      ["other-language"],
    );
    assert.match(done.notes[0].message, /^“La lettre” is in French, read by \S+\.$/);
  });

  it("a chapter in a language that no voice speaks is read by the story's own voices, and a note says so", async () => {
    const from = world.ears.said.length;
    const story = await world.write(["He left. ", "Salve amice. "], { chapters: { 1: { language: "la" } } });
    const done = await world.narrate(story);
    assert.deepEqual(
      world.ears.said.slice(from).map(({ language }) => language),
      ["en", "en"],
    );
    assert.deepEqual(done.notes, [
      {
        code: "language-not-spoken",
        message: "One chapter is in Latin, which no voice here speaks. The story's own voices read it.",
      },
    ]);
  });

  it("an en-GB story is said as a British person does, by any voice of English", async () => {
    const from = world.ears.said.length;
    await world.narrate(await world.write(["It cost 120 pounds. "], { language: "en-GB" }));
    assert.deepEqual(
      world.ears.said.slice(from).map(({ language, text }) => [language, text]),
      [["en-GB", "It cost one hundred and twenty pounds."]],
    );
    const { items } = (await world.get("voices?language=en-GB")).body;
    assert.ok(items.length > 0);
    assert.equal((await world.get("voices?language=english")).status, 422);
  });

  it("emoji are problems of their line, or said by name where the narration asks for it", async () => {
    const from = world.ears.said.length;
    const story = await world.write(["She waved 👋 at him. "]);
    const skipped = await world.narrate(story);
    const named = await world.narrate(story, { emoji: "name" });
    assert.deepEqual(
      world.ears.said.slice(from).map(({ text }) => text),
      ["She waved at him.", "She waved, waving hand at him."],
    );
    const problems = async (id: string) =>
      (await world.get(`narrations/${id}/segments`)).body.items[0].problems.length;
    assert.deepEqual([await problems(skipped.id), await problems(named.id)], [1, 0]);
    assert.equal((await world.request(story, { emoji: "shout" })).body.faults[0].field, "body.emoji");
  });
});
