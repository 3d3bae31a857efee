import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openStream, type TestStream, until } from "@storytelling/service/testing";
import { type Guest, type RecordingWorld, recording, startRecordingWorld } from "./recording-world.ts";

interface Seen {
  readonly lines: { readonly asked: number; readonly recorded: number; readonly accepted: number };
  readonly participants: readonly {
    readonly participantId: string;
    readonly you: boolean;
    readonly name: string | null;
    readonly lines: Seen["lines"];
    readonly recording: number | null;
    readonly submittedAt: string | null;
  }[];
}

let world: RecordingWorld;
let session: { id: string };
let rose: Guest;
let max: Guest;
before(async () => {
  world = await startRecordingWorld();
  session = await world.open();
  rose = await world.speaker(session.id, "Rose");
  max = await world.speaker(session.id, "Max", { characters: ["c-henry"] });
});
after(() => world.stop());

const streams = new Set<TestStream<Seen>>();
async function follow({ token }: { token: string }, id = session.id): Promise<TestStream<Seen>> {
  const url = new URL(`/collaboration/v1/sessions/${id}/progress`, world.url);
  const stream = await openStream<Seen>(url, { authorization: `Bearer ${token}` });
  streams.add(stream);
  return stream;
}
after(() => {
  for (const stream of streams) stream.close();
});
/** Waits until the last thing that a stream has shown is so. */
const shows = (stream: TestStream<Seen>, so: (seen: Seen) => boolean) =>
  until(() => {
    const last = stream.seen.at(-1);
    return last && so(last) && last;
  });
const of = (seen: Seen, { id }: { id: string }) => seen.participants.find((one) => one.participantId === id);
const say = ({ id, token }: Guest, line: number | null) =>
  world.http.post(`participants/${id}/recording`, { token, body: { line } });

describe("GET /sessions/{id}/progress", () => {
  it("shows each participant's lines, and who records which line now", async () => {
    const stream = await follow(world.ada);
    const first = await shows(stream, ({ participants }) => participants.length === 2);
    assert.deepEqual(first.lines, { asked: 3, recorded: 0, accepted: 0 });
    assert.deepEqual(of(first, max)?.lines, { asked: 1, recorded: 0, accepted: 0 });
    assert.equal((await say(rose, 1)).status, 204);
    await shows(stream, (seen) => of(seen, rose)?.recording === 1);
    await world.contribute(rose, recording(), { line: 1 });
    const later = await shows(stream, (seen) => seen.lines.recorded === 1);
    assert.deepEqual([of(later, rose)?.recording, of(later, rose)?.lines.recorded], [null, 1]);
  });

  it("shows guests the names of the others only where the session does, and who they are", async () => {
    const { id } = await world.open({ namesShown: false });
    const [ann, ben] = [await world.speaker(id, "Ann"), await world.speaker(id, "Ben")];
    const seen = await shows(await follow(ann, id), ({ participants }) => participants.length === 2);
    assert.deepEqual([of(seen, ann)?.name, of(seen, ann)?.you], ["Ann", true]);
    assert.deepEqual([of(seen, ben)?.name, of(seen, ben)?.you], [null, false]);
    const shown = await shows(await follow(rose), () => true);
    assert.equal(of(shown, max)?.name, "Max");
  });

  it("says when a participant has recorded all that is asked of them", async () => {
    await world.contribute(max, recording(), { line: 2 });
    const seen = await shows(await follow(max), (one) => of(one, max)?.lines.recorded === 1);
    assert.ok(of(seen, max)?.submittedAt);
  });

  it("shows the same to all who follow a session, once for each change", async () => {
    const { id } = await world.open();
    const guest = await world.speaker(id);
    const many = await Promise.all(Array.from({ length: 8 }, () => follow(guest, id)));
    await Promise.all(many.map((stream) => shows(stream, () => true)));
    await say(guest, 4);
    await Promise.all(many.map((stream) => shows(stream, (seen) => of(seen, guest)?.recording === 4)));
    for (const { seen } of many) assert.equal(seen.length, 2);
  });

  it("ends when the session is deleted", async () => {
    const { id } = await world.open();
    const stream = await follow(world.ada, id);
    await shows(stream, () => true);
    await world.running.context.db.pool.query("delete from collaboration_sessions where id = $1", [id]);
    await stream.ended;
  });

  it("404 for everybody else, 401 without a token", async () => {
    const stranger = await world.guest((await world.open()).id);
    for (const { token } of [world.bob, stranger])
      assert.equal((await world.http.get(`sessions/${session.id}/progress`, { token })).status, 404);
    assert.equal((await world.http.get(`sessions/${session.id}/progress`)).status, 401);
  });
});

describe("POST /participants/{id}/recording", () => {
  it("counts for a minute without further news", async () => {
    const guest = await world.speaker(session.id);
    const stream = await follow(guest);
    await say(guest, 1);
    await shows(stream, (seen) => of(seen, guest)?.recording === 1);
    world.clock.advance(61_000);
    await shows(stream, (seen) => of(seen, guest)?.recording === null);
  });

  it("ends with null", async () => {
    const guest = await world.speaker(session.id);
    const stream = await follow(guest);
    await say(guest, 1);
    await shows(stream, (seen) => of(seen, guest)?.recording === 1);
    assert.equal((await say(guest, null)).status, 204);
    await shows(stream, (seen) => of(seen, guest)?.recording === null);
  });

  it("409 line-gone for a line that is not in the session, 404 for another's participation", async () => {
    const { status, body } = await say(rose, 3);
    assert.deepEqual([status, body.code], [409, "line-gone"]);
    assert.equal((await say({ ...rose, token: max.token }, 1)).status, 404);
  });

  it("401 without a token", async () => {
    assert.equal(
      (await world.http.post(`participants/${rose.id}/recording`, { body: { line: 1 } })).status,
      401,
    );
  });
});
