import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { decodeWav } from "@storytelling/media";
import { cuesOf, mp3Duration } from "./audio.ts";
import type { TestLine } from "./story-peer.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const lines: TestLine[] = [
  "# One\n",
  "The king came in. ",
  ["Anna", "“Come in!” "],
  "said Anna.\n",
  ["Bert", "“No.”\n"],
  "***\n",
  "# Two\n",
  ["Bert", "‘No.’\n"],
];
const rendered = (narration: { progress: { rendered: number } }) => narration.progress.rendered;

describe("POST /narrations", () => {
  it("202 with a queued narration, and renders each distinct line once", async () => {
    const story = await world.write(lines);
    const { status, body } = await world.request(story);
    assert.equal(status, 202);
    assert.equal(body.status, "queued");
    assert.deepEqual(body.progress, {
      lines: 8,
      done: 1,
      rendered: 0,
      reused: 1,
      fraction: 0,
      etaSeconds: null,
    });
    const done = await world.reaches(body.id, "done");
    assert.deepEqual(
      { ...done.progress, etaSeconds: null },
      {
        lines: 8,
        done: 8,
        rendered: 6,
        reused: 2,
        fraction: 1,
        etaSeconds: null,
      },
    );
    const events = (await world.service.events()).filter((event) => event.aggregateId === body.id);
    assert.deepEqual(
      events.map((event) => event.type),
      ["NarrationRequested", "NarrationCompleted"],
    );
    assert.deepEqual(events[1]?.data, {
      narrationId: body.id,
      storyId: story.id,
      ownerId: world.ada.id,
      revision: 1,
      durationMs: done.durationMs,
      rendered: 6,
      reused: 2,
      workId: world.allowance.asked[0]?.workId,
      characters: world.allowance.asked[0]?.quantity,
      bytes: (await world.get(`narrations/${body.id}/audio.mp3`)).body.length,
    });
  });

  it("renders exactly one line when one word of a narrated story changed", async () => {
    const story = await world.write([
      "Once there was a queen. ",
      ["Cleo", "“Who is it?”"],
      " The bear came.",
    ]);
    assert.equal(rendered(await world.narrate(story)), 3);
    const before = world.ears.said.length;
    const revised = await world.revise(story, [
      "Once there was a queen. ",
      ["Cleo", "“What is it?”"],
      " The bear came.",
    ]);
    const again = await world.narrate(revised);
    assert.equal(again.revision, 2);
    assert.deepEqual([rendered(again), again.progress.reused], [1, 2]);
    assert.deepEqual(
      world.ears.said.slice(before).map((request) => request.text),
      ["What is it?"],
    );
  });

  it("renders nothing for an equal text, in another story or the same one", async () => {
    const text = ["A tale told twice. ", "By the same voice."];
    await world.narrate(await world.write(text));
    const before = world.ears.said.length;
    const again = await world.narrate(await world.write(text));
    assert.deepEqual([rendered(again), again.progress.reused, world.ears.said.length - before], [0, 2, 0]);
  });

  it("takes voices for this narration only", async () => {
    const story = await world.write(lines);
    const done = await world.narrate(story, { voices: { anna: "flite-robot", narrator: "flite-angus" } });
    const voiceOf = (items: { character: { name: string } | null; voice: { id: string } }[], name?: string) =>
      items.find((item) => item.character?.name === name)?.voice.id;
    assert.equal(voiceOf(done.cast, "Anna"), "flite-robot");
    assert.equal(voiceOf(done.cast), "flite-angus");
    const cast = (await world.get(`stories/${story.id}/cast`)).body;
    assert.notEqual(voiceOf(cast.items, "Anna"), "flite-robot");
  });

  it("two at the same time, and one with the same Idempotency-Key: one narration", async () => {
    const story = await world.write(["Two people ask for this at the same time."]);
    const key = { "idempotency-key": randomUUID() };
    const post = (headers: Record<string, string> = {}) =>
      world.http.post("narrations", { token: world.ada.token, headers, body: { storyId: story.id } });
    const answers = await Promise.all([post(), post(), post(key)]);
    answers.push(await post(key));
    assert.deepEqual(new Set(answers.map((one) => one.status)), new Set([202]));
    assert.equal(new Set(answers.map((one) => one.body.id)).size, 1);
    const { body } = await world.get(`narrations?storyId=${story.id}`);
    assert.equal(body.items.length, 1);
  });

  it("401, 403, 404 for another user's or a deleted story, 409 not-analyzed, 422 nothing-to-read", async () => {
    const story = await world.write(lines);
    assert.equal((await world.http.post("narrations", { body: { storyId: story.id } })).status, 401);
    const reader = await world.service.actor(["narrations.read"], { id: world.ada.id });
    assert.equal((await world.request(story, {}, reader)).status, 403);
    assert.equal((await world.request(story, {}, await world.signedIn())).status, 404);
    await world.remove(story);
    assert.equal((await world.request(story)).body.code, "story-not-found");
    const raw = await world.write(lines, { analyzed: false });
    assert.deepEqual((await world.request(raw)).body.code, "not-analyzed");
    const empty = await world.request(await world.write(["***\n", " … "]));
    assert.deepEqual([empty.status, empty.body.code], [422, "nothing-to-read"]);
    assert.equal((await world.request(await world.write([]))).body.code, "nothing-to-read");
  });

  it("422 for a language without voices, unknown characters and voices, and an invalid body", async () => {
    const foreign = await world.request(await world.write(["qapla'"], { language: "tlh" }));
    assert.deepEqual([foreign.status, foreign.body.code], [422, "language-not-spoken"]);
    const story = await world.write(lines);
    const { status, body } = await world.request(story, { voices: { Zoe: "flite-grace", Anna: "nobody" } });
    assert.equal(status, 422);
    assert.deepEqual(
      body.faults.map((fault: { field: string }) => fault.field),
      ["body.voices.Zoe", "body.voices.Anna"],
    );
    const faulty = await world.http.post("narrations", { token: world.ada.token, body: { storyId: "x" } });
    assert.equal(faulty.body.faults[0].field, "body.storyId");
  });
});

describe("a narration that is done", () => {
  it("is an MP3 as long as its lines, with captions and ranges", async () => {
    const story = await world.write(lines, { title: "The Frog/King" });
    const done = await world.narrate(story);
    const { headers, body: mp3 } = await world.get(`narrations/${done.id}/audio.mp3`);
    assert.equal(headers.get("content-type"), "audio/mpeg");
    assert.match(headers.get("content-disposition") ?? "", /The%20Frog%20King\.mp3/);
    const vtt = await world.get(`narrations/${done.id}/captions.vtt`);
    assert.match(vtt.headers.get("content-type") ?? "", /^text\/vtt/);
    const cues = cuesOf(vtt.body.toString());
    assert.equal(cues.length, 7);
    assert.match(vtt.body.toString(), /<v.synthetic Anna>“Come in!”<\/v>/);
    const last = cues.at(-1)?.endMs ?? 0;
    const length = mp3Duration(mp3);
    assert.ok(
      Math.abs(length - done.durationMs) < 100,
      `${length} ms of MP3, ${done.durationMs} ms reported`,
    );
    assert.ok(last < length && last + 1600 > length, `the last cue ends at ${last}, the MP3 at ${length}`);
    const range = await world.get(`narrations/${done.id}/audio.mp3`, world.ada, { range: "bytes=100-299" });
    assert.equal(range.status, 206);
    assert.equal(range.headers.get("content-range"), `bytes 100-299/${mp3.length}`);
    assert.deepEqual(range.body, mp3.subarray(100, 300));
    const beyond = await world.get(`narrations/${done.id}/audio.mp3`, world.ada, {
      range: `bytes=${mp3.length}-`,
    });
    assert.deepEqual([beyond.status, beyond.body.code], [416, "range-not-satisfiable"]);
    assert.match(beyond.headers.get("content-type") ?? "", /^application\/problem\+json/);
    assert.equal(beyond.headers.get("content-range"), `bytes */${mp3.length}`);
  });

  it("lists its segments by page, with their words' places in the text", async () => {
    const done = await world.narrate(await world.write(lines));
    const first = (await world.get(`narrations/${done.id}/segments?limit=5`)).body;
    const rest = (await world.get(`narrations/${done.id}/segments?limit=5&cursor=${first.next}`)).body;
    assert.equal(rest.next, null);
    const segments = [...first.items, ...rest.items];
    assert.deepEqual(
      segments.map((segment) => segment.index),
      [0, 1, 2, 3, 4, 5, 6, 7],
    );
    assert.equal(
      segments.map((segment) => segment.text).join(""),
      lines.map((line) => (typeof line === "string" ? line : line[1])).join(""),
    );
    const king = segments[1];
    assert.deepEqual(
      king.words.map((word: { start: number; end: number }) => king.text.slice(word.start, word.end)),
      ["The", "king", "came", "in"],
    );
    segments.forEach((segment, at) => {
      assert.ok(segment.startMs >= (segments[at - 1]?.endMs ?? 0) && segment.endMs >= segment.startMs);
    });
    assert.deepEqual(
      segments.map((segment) => segment.speaker),
      ["Narrator", "Narrator", "Anna", "Narrator", "Bert", "Narrator", "Narrator", "Bert"],
    );
    assert.equal((await world.get(`narrations/${done.id}/segments?cursor=abc`)).body.code, "cursor-invalid");
  });

  it("plays each line, and silence for a line without words", async () => {
    const done = await world.narrate(await world.write(lines));
    const path = (index: number | string) => `narrations/${done.id}/segments/${index}/audio.wav`;
    const { status, headers, body } = await world.get(path(1));
    assert.deepEqual([status, headers.get("content-type")], [200, "audio/wav"]);
    assert.ok(decodeWav(body).pcm.some((sample) => Math.abs(sample) > 1000));
    assert.deepEqual((await world.get(path(1), world.ada, { range: "bytes=0-3" })).body.toString(), "RIFF");
    const silence = decodeWav((await world.get(path(5))).body).pcm;
    assert.ok(silence.length > 10_000 && silence.every((sample) => sample === 0));
    assert.equal((await world.get(path(8))).body.code, "segment-not-found");
    assert.equal((await world.get(path("x"))).status, 422);
  });
});
