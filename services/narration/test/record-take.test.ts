import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { decodeWav } from "@storytelling/media";
import { closePeople, type Person, personFor, recorded, take, taken } from "./people.ts";
import type { TestStory } from "./story-peer.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let story: TestStory;
let ada: Person;
let recording: Uint8Array;
before(async () => {
  world = await startWorld();
  story = await world.write(lines);
  ada = await personFor(world, story, { id: world.ada.id, name: "Ada" });
  recording = await recorded("Come in and close the door behind you.");
});
after(async () => {
  await closePeople();
  await world.stop();
});

const lines = ["The king came in. ", ["Anna", "“Come in and close the door behind you.” "], "*** "] as const;
interface Sent {
  readonly fields?: Record<string, string>;
  readonly bytes?: Uint8Array;
  readonly token?: string;
  readonly key?: string;
}
function send(path: string, { fields = {}, bytes = recording, token = world.ada.token, key }: Sent = {}) {
  const body = new FormData();
  const all = { line: "1", revision: "1", consentId: ada.consentId, name: "Ada", ...fields };
  for (const [name, value] of Object.entries(all)) body.set(name, value);
  body.set("file", new Blob([Uint8Array.from(bytes)]), "take.wav");
  return world.service.http.post(path, { token, body, headers: key ? { "idempotency-key": key } : {} });
}
const toStory = (sent: Sent = {}) => send(`stories/${story.id}/takes`, sent);
const count = async () =>
  (await world.service.running.context.db.pool.query("select 1 from takes")).rows.length;

describe("POST /stories/{id}/takes", () => {
  it("202, and the take is prepared and can be heard", async () => {
    const { status, body } = await toStory();
    assert.deepEqual([status, body.status, body.line, body.text], [202, "received", 1, lines[1][1]]);
    const made = await taken(world, body.id);
    assert.deepEqual([made.name, made.personId, made.contributionId], ["Ada", world.ada.id, null]);
    const { pcm } = decodeWav((await world.get(`takes/${body.id}/audio.wav`)).body);
    assert.ok(pcm.length > 24_000);
  });

  it("keeps one take for two requests with the same Idempotency-Key", async () => {
    const key = randomUUID();
    const [first, second] = [await toStory({ key }), await toStory({ key })];
    assert.deepEqual(second.body, first.body);
  });

  it("422 with the reason for a file that is no recording: nothing is kept or reserved", async () => {
    const [before, asked] = [await count(), world.allowance.asked.length];
    const { status, body } = await toStory({ bytes: Buffer.from("no sound at all") });
    assert.deepEqual([status, body.code], [422, "not-audio"]);
    assert.deepEqual([await count(), world.allowance.asked.length], [before, asked]);
  });

  it("409 without a consent for this story, and keeps nothing", async () => {
    const before = await count();
    const other = await personFor(world, await world.write(["Another. "]), { id: randomUUID() });
    const { status, body } = await toStory({ fields: { consentId: other.consentId } });
    assert.deepEqual([status, body.code], [409, "consent-missing"]);
    assert.equal(await count(), before);
  });

  it("402 when the allowance is used up", async () => {
    world.allowance.mood = "mean";
    const { status, body } = await toStory();
    world.allowance.mood = "generous";
    assert.deepEqual([status, body.code], [402, "over-allowance"]);
  });

  it("409 for another revision, 404 for a line that is gone, 422 for one without words", async () => {
    const codes = [];
    for (const fields of [{ revision: "2" }, { line: "99" }, { line: "2" }])
      codes.push((await toStory({ fields })).body.code);
    assert.deepEqual(codes, ["story-changed", "line-gone", "line-silent"]);
  });

  it("422 that names the field that is wrong", async () => {
    const { status, body } = await toStory({ fields: { line: "first" } });
    assert.deepEqual([status, body.faults[0].field], [422, "line"]);
  });

  it("401 without a token, 403 without the permission, 404 for another's story", async () => {
    const bob = await world.signedIn();
    const reader = await world.service.actor(["narrations.read"]);
    const statuses = [];
    for (const token of ["", reader.token, bob.token]) statuses.push((await toStory({ token })).status);
    assert.deepEqual(statuses, [401, 403, 404]);
  });
});

describe("GET /takes/{id} and /audio.wav", () => {
  it("200 for the owner of the story, 404 for everybody else", async () => {
    const { id } = await take(world, story, await personFor(world, story), { line: 1 });
    const bob = await world.signedIn();
    const statuses = [];
    for (const path of [`takes/${id}`, `takes/${id}/audio.wav`])
      statuses.push((await world.get(path)).status, (await world.get(path, bob)).status);
    assert.deepEqual(statuses, [200, 404, 200, 404]);
  });
});

describe("GET /takes/{id}/heard", () => {
  it("200 for collaboration on behalf of who speaks or of the owner, 404 for others, 403 for users", async () => {
    const nora = await personFor(world, story);
    const { id } = await take(world, story, nora, { line: 1 });
    const heard = async (actor: { id: string }) =>
      world.service.http.get(`takes/${id}/heard`, {
        headers: await world.service.errand("collaboration", actor),
      });
    assert.deepEqual(
      [
        (await heard(nora)).status,
        (await heard(world.ada)).status,
        (await heard({ id: randomUUID() })).status,
      ],
      [200, 200, 404],
    );
    assert.equal((await world.get(`takes/${id}/heard`)).status, 403);
  });
});

describe("PUT /stories/{id}/lines/{line}/choice", () => {
  const choose = (line: number, body: object, token = world.ada.token) =>
    world.service.http.put(`stories/${story.id}/lines/${line}/choice`, { token, body });

  it("chooses a take, then the synthetic voice again, and keeps who chose what", async () => {
    const { id } = await take(world, story, await personFor(world, story), { line: 1 });
    assert.equal((await choose(1, { takeId: id, revision: 1 })).status, 200);
    assert.equal((await choose(1, { takeId: null })).status, 200);
    const { body } = await world.get(`stories/${story.id}/lines/1/takes`);
    assert.deepEqual(
      body.history.slice(0, 2).map((one: { takeId: string | null; by: string }) => [one.takeId, one.by]),
      [
        [null, world.ada.id],
        [id, world.ada.id],
      ],
    );
    assert.deepEqual([body.choice.takeId, body.synthetic.chosen], [null, true]);
    const { pcm } = decodeWav((await world.get(body.synthetic.audio)).body);
    assert.ok(pcm.length > 10_000);
  });

  it("409 for a take of another line, 404 for an unknown one, 409 for another revision", async () => {
    const { id } = await take(world, story, await personFor(world, story), { line: 1 });
    const codes = [];
    for (const [line, body] of [
      [0, { takeId: id }],
      [1, { takeId: randomUUID() }],
      [1, { takeId: id, revision: 7 }],
    ] as const)
      codes.push((await choose(line, body)).body.code);
    assert.deepEqual(codes, ["take-does-not-fit", "take-not-found", "story-changed"]);
  });

  it("404 for another's story", async () => {
    assert.equal((await choose(1, { takeId: null }, (await world.signedIn()).token)).status, 404);
  });
});

describe("DELETE /takes/{id}", () => {
  it("204, and it is gone; 404 for another's", async () => {
    const { id } = await take(world, story, await personFor(world, story), { line: 1 });
    const remove = (token: string) => world.service.http.delete(`takes/${id}`, { token });
    assert.equal((await remove((await world.signedIn()).token)).status, 404);
    assert.equal((await remove(world.ada.token)).status, 204);
    assert.equal((await world.get(`takes/${id}`)).status, 404);
  });
});
