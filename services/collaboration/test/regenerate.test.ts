import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import type { Schemas } from "@storytelling/clients/narration";
import { takeReady } from "@storytelling/events";
import { type AskedOfPeer, type PeerAnswer, refused } from "@storytelling/service/testing";
import { type Guest, type RecordingWorld, recording, startRecordingWorld } from "./recording-world.ts";

let world: RecordingWorld;
let session: { id: string; storyId: string };
let rose: Guest;
let max: Guest;
let accepted: string[];
const narrationId = randomUUID();

before(async () => {
  world = await startRecordingWorld();
  session = await world.open();
  rose = await world.speaker(session.id, "Rose");
  max = await world.speaker(session.id, "Max");
  accepted = [];
  for (const [guest, line] of [
    [rose, 1],
    [rose, 4],
    [max, 2],
  ] as const)
    accepted.push(await accept(guest, line));
  await world.contribute(max, recording(), { line: 4 });
});
after(() => world.stop());

async function accept(guest: Guest, line: number): Promise<string> {
  const { id } = await world.contribute(guest, recording(), { line });
  const about = { takeId: id, contributionId: id, storyId: session.storyId, ownerId: world.ada.id };
  await world.deliver(takeReady(id, { ...about, personId: guest.id, durationMs: 900, findings: [] }));
  await world.http.post(`contributions/${id}/accept`, { token: world.ada.token });
  return id;
}

const counts = {
  segments: 3,
  takes: 3,
  waiting: [],
  unused: [],
  editions: [{ kind: "audiobook" }],
  status: "done",
};
/** A narration, as narration lists it. */
function listed(id: string, status: Schemas["Narration"]["status"] = "done"): Schemas["Narration"] {
  return {
    ...{
      id,
      status,
      storyId: session.storyId,
      revision: 1,
      title: "The Gate",
      credits: "",
      durationMs: null,
    },
    ...{ humanLines: 0, playable: true, cast: [], notes: [] },
    progress: { lines: 5, done: 5, rendered: 5, reused: 0, fraction: 1, etaSeconds: 0 },
    quality: { checked: 5, rerendered: 0, reported: 0 },
    voices: { providers: ["flite"], quick: true },
    ...{ createdAt: new Date(0).toISOString(), finishedAt: null },
  };
}
/** Narration, which notes what it is asked. */
function narration(answers: { id: string; more?: object } | null) {
  const asked: { path: string; token: string | undefined; body: unknown }[] = [];
  world.peers.narration = ({ path, headers, body }: AskedOfPeer): PeerAnswer => {
    if (path.startsWith("/narration/v1/narrations?"))
      return {
        status: 200,
        body: { items: answers ? [listed(randomUUID(), "failed"), listed(answers.id)] : [], next: null },
      };
    asked.push({ path, token: headers.authorization, body });
    if (!answers) return refused(404, "narration-not-found", "There is no such narration.");
    return { status: 202, body: { narrationId: answers.id, ...counts, ...answers.more } };
  };
  return asked;
}
const regenerate = (body: object = {}, token = world.ada.token) =>
  world.http.post(`sessions/${session.id}/regenerate`, { token, body });

describe("POST /sessions/{id}/regenerate", () => {
  it("asks narration with the owner's token and all accepted takes; counts before and after", async () => {
    const asked = narration({ id: narrationId });
    const before = await regenerate({ narrationId, dryRun: true });
    assert.deepEqual(before.body, { narrationId, dryRun: true, accepted: 3, ...counts });
    const after = await regenerate({ narrationId });
    assert.deepEqual([after.status, after.body.dryRun, after.body.segments], [200, false, 3]);
    assert.deepEqual(
      asked.map(({ path, token }) => [path, token]),
      Array.from({ length: 2 }, () => [
        `/narration/v1/narrations/${narrationId}/regenerate`,
        `Bearer ${world.ada.token}`,
      ]),
    );
    const sent = asked.map(({ body }) => body as { takes: string[]; dryRun: boolean });
    assert.deepEqual(
      sent.map(({ dryRun }) => dryRun),
      [true, false],
    );
    for (const { takes } of sent) assert.deepEqual(takes.toSorted(), accepted.toSorted());
  });

  it("takes the story's newest narration unless one is named", async () => {
    narration({ id: narrationId });
    assert.equal((await regenerate()).body.narrationId, narrationId);
  });

  it("names accepted recordings that narration does not have yet", async () => {
    narration({ id: narrationId, more: { waiting: [accepted[0]] } });
    assert.deepEqual((await regenerate({ narrationId })).body.waiting, [accepted[0]]);
  });

  it("sends of two accepted recordings of a line the one that was accepted last", async () => {
    const newer = await accept(max, 1);
    const asked = narration({ id: narrationId });
    await regenerate({ narrationId });
    const [{ takes } = { takes: [] }] = asked.map(({ body }) => body as { takes: string[] });
    assert.ok(takes.includes(newer) && !takes.includes(accepted[0] ?? ""));
    await world.http.post(`contributions/${newer}/decline`, { token: world.ada.token });
  });

  it("409 no-narration for a story that has none", async () => {
    narration(null);
    const { status, body } = await regenerate();
    assert.deepEqual([status, body.code], [409, "no-narration"]);
  });

  it("passes narration's refusal on", async () => {
    narration(null);
    const { status, body } = await regenerate({ narrationId });
    assert.deepEqual([status, body.code], [404, "narration-not-found"]);
  });

  it("503 that says what to do while narration is down, and nothing is lost", async () => {
    world.peers.up = false;
    const { status, body, headers } = await regenerate({ narrationId });
    world.peers.up = true;
    assert.deepEqual([status, body.code], [503, "narration-unavailable"]);
    assert.match(body.detail, /Nothing is lost.*Try again/);
    assert.ok(headers.get("retry-after"));
    assert.equal(await world.count("voice_contributions", "status = 'accepted'"), 3);
  });

  it("404 for another user, 403 for a guest, 401 without a token", async () => {
    assert.equal((await regenerate({}, world.bob.token)).status, 404);
    assert.equal((await regenerate({}, rose.token)).status, 403);
    assert.equal((await world.http.post(`sessions/${session.id}/regenerate`, { body: {} })).status, 401);
  });
});

describe("GET /sessions/{id}/credits", () => {
  it("says who spoke whom, most lines first", async () => {
    const { body } = await world.http.get(`sessions/${session.id}/credits`, { token: world.ada.token });
    assert.deepEqual(
      body.items.map(({ name, characters, lines }: { name: string; characters: string[]; lines: number }) => [
        name,
        characters,
        lines,
      ]),
      [
        ["Rose", ["Anna"], 2],
        ["Max", ["Henry"], 1],
      ],
    );
  });

  it("404 for everybody else, 401 without a token", async () => {
    const stranger = await world.guest((await world.open()).id);
    for (const { token } of [world.bob, stranger])
      assert.equal((await world.http.get(`sessions/${session.id}/credits`, { token })).status, 404);
    assert.equal((await world.http.get(`sessions/${session.id}/credits`)).status, 401);
  });

  it("keeps names from guests where the session does, except their own", async () => {
    const { id } = await world.open({ namesShown: false });
    const [own, other] = [await world.speaker(id, "Ann"), await world.speaker(id, "Ben")];
    for (const [guest, line] of [
      [own, 1],
      [other, 2],
    ] as const)
      await accept(guest, line);
    const { body } = await world.http.get(`sessions/${id}/credits`, { token: own.token });
    const names = body.items.map(({ name }: { name: string | null }) => name);
    assert.deepEqual(names.toSorted(), ["Ann", null].toSorted());
  });
});
