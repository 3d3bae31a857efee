import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { until } from "@storytelling/service/testing";
import {
  type Guest,
  type RecordingWorld,
  recording,
  sha256,
  startRecordingWorld,
} from "./recording-world.ts";

let world: RecordingWorld;
let session: { id: string };
let rose: Guest;
let max: Guest;
before(async () => {
  world = await startRecordingWorld();
  session = await world.open();
  rose = await world.speaker(session.id, "Rose");
  max = await world.speaker(session.id, "Max");
});
after(() => world.stop());

const told = async (type: string, id: string) =>
  (await world.events(type)).filter(({ data }) => data.contributionId === id);

describe("POST /participants/{id}/voice", () => {
  it("201 with what was found, in words of the participant's language", async () => {
    const bytes = recording(700, 0);
    const { status, body } = await world.send(rose, bytes);
    assert.deepEqual([status, body.status, body.lines, body.findings], [201, "received", [1], ["noisy"]]);
    assert.match(body.advice[0], /quieter place/);
    assert.equal(body.sha256, sha256(bytes));
  });

  it("records VoiceContributed with ids and sizes alone", async () => {
    const bytes = recording();
    const { id } = await world.contribute(rose, bytes);
    const [event] = await told("VoiceContributed", id);
    const { contributedAt, ...data } = event?.data ?? {};
    assert.deepEqual(data, {
      contributionId: id,
      participantId: rose.id,
      personId: rose.id,
      sessionId: session.id,
      storyId: data.storyId,
      ownerId: world.ada.id,
      consentId: rose.consentId,
      revision: 1,
      line: 1,
      lines: 1,
      bytes: bytes.length,
      sha256: sha256(bytes),
    });
    assert.ok(contributedAt);
  });

  it("takes a reading of all lines that are asked from one to another", async () => {
    const { body } = await world.send(rose, recording(), { line: undefined, from: 0, to: 4 });
    assert.deepEqual(body.lines, [1, 2, 4]);
  });

  it("keeps the same recording once, with or without an Idempotency-Key", async () => {
    const bytes = recording();
    const headers = { "idempotency-key": randomUUID() };
    const answers = [
      await world.send(rose, bytes, {}, headers),
      await world.send(rose, bytes, {}, headers),
      await world.send(rose, bytes),
    ];
    assert.deepEqual(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size, 1);
    assert.equal(await world.count("voice_contributions", `sha256 = '${sha256(bytes)}'`), 1);
    assert.equal((await told("VoiceContributed", answers[0]?.body.id)).length, 1);
    assert.equal(await world.count("voice_uploads", "state = 'whole'"), 0);
  });

  it("supersedes the older recording of the line by the same participant", async () => {
    const older = await world.contribute(max);
    await world.contribute(max);
    const { body } = await world.http.get(`participants/${max.id}/contributions`, { token: max.token });
    const [first, second] = body.items;
    assert.deepEqual([first.id, first.superseded, second.superseded], [older.id, true, false]);
  });

  it("422 not-audio with advice, and nothing is kept", async () => {
    const before = [await world.count("voice_contributions"), await world.count("voice_uploads")];
    const { status, body } = await world.send(rose, Buffer.from("#EXTM3U"));
    assert.deepEqual([status, body.code], [422, "not-audio"]);
    assert.match(body.advice, /not a sound recording/);
    assert.deepEqual([await world.count("voice_contributions"), await world.count("voice_uploads")], before);
  });

  it("460 when the file is not the one whose SHA-256 was named", async () => {
    const { status, body } = await world.send(rose, recording(), { sha256: "0".repeat(64) });
    assert.deepEqual([status, body.code], [460, "sha256-mismatch"]);
  });

  it("409 line-gone for a line that is not asked", async () => {
    const { status, body } = await world.send(rose, recording(), { line: 3 });
    assert.deepEqual([status, body.code], [409, "line-gone"]);
  });

  it("409 line-gone for a line that another participant is asked for", async () => {
    const henry = await world.speaker(session.id, "Henry", { characters: ["c-henry"] });
    assert.equal((await world.send(henry, recording(), { line: 1 })).body.code, "line-gone");
    assert.equal((await world.send(henry, recording(), { line: 2 })).status, 201);
  });

  it("409 line-changed for another revision", async () => {
    const { status, body } = await world.send(rose, recording(), { revision: 2 });
    assert.deepEqual([status, body.code], [409, "line-changed"]);
  });

  it("409 consent-missing for another's consent, one that ended and one that does not exist", async () => {
    const ended = await world.consent(rose.id, { until: new Date(0) });
    for (const consentId of [max.consentId, ended, randomUUID()]) {
      const { status, body } = await world.send(rose, recording(), { consentId });
      assert.deepEqual([status, body.code], [409, "consent-missing"]);
    }
  });

  it("422 naming the field, without a line", async () => {
    const { status, body } = await world.send(rose, recording(), { line: undefined });
    assert.deepEqual([status, body.faults[0].field], [422, "line"]);
  });

  it("404 for another's participation, as for one that does not exist", async () => {
    const other = await world.send({ ...rose, token: max.token }, recording());
    const none = await world.send({ ...rose, id: randomUUID() }, recording());
    assert.deepEqual([other.status, none.status], [404, 404]);
    assert.equal(other.body.detail, none.body.detail);
  });

  it("401 without a token", async () => {
    assert.equal((await world.http.post(`participants/${rose.id}/voice`)).status, 401);
  });
});

describe("a session that has ended", () => {
  it("409 session-closed for a new recording; one that was begun before still comes, for an hour", async () => {
    const deadline = new Date(world.clock.now().getTime() + 60_000).toISOString();
    const { id } = await world.open({ deadline });
    const [early, late] = [await world.speaker(id), await world.speaker(id)];
    const begin = { token: early.token, body: { line: 1 } };
    assert.equal((await world.http.post(`participants/${early.id}/recording`, begin)).status, 204);
    world.clock.advance(61_000);
    assert.equal((await world.send(late, recording())).body.code, "session-closed");
    assert.equal((await world.send(early, recording())).status, 201);
    assert.equal(
      (await world.http.post(`participants/${early.id}/recording`, begin)).body.code,
      "session-closed",
    );
  });
});

describe("DELETE /contributions/{id}", () => {
  it("204, and the original is deleted; the older recording counts again", async () => {
    const guest = await world.speaker(session.id);
    const older = await world.contribute(guest);
    const { id } = await world.contribute(guest);
    const { blobs } = world.running.context;
    assert.ok(await blobs.info(guest.id, id));
    const remove = () => world.http.delete(`contributions/${id}`, { token: guest.token });
    assert.deepEqual([(await remove()).status, (await remove()).status], [204, 204]);
    await until(async () => (await blobs.info(guest.id, id)) === null);
    assert.equal((await told("ContributionWithdrawn", id)).length, 1);
    const { body } = await world.http.get(`contributions/${older.id}`, { token: guest.token });
    assert.equal(body.superseded, false);
  });

  it("404 for another's, also for the organiser", async () => {
    const { id } = await world.contribute(rose);
    for (const token of [max.token, world.ada.token])
      assert.equal((await world.http.delete(`contributions/${id}`, { token })).status, 404);
  });

  it("401 without a token", async () => {
    assert.equal((await world.http.delete(`contributions/${randomUUID()}`)).status, 401);
  });
});

describe("GET /contributions/{id}/audio", () => {
  it("gives the original back, whole or in part, to its participant and the organiser", async () => {
    const bytes = recording();
    const { id } = await world.contribute(rose, bytes);
    for (const token of [rose.token, world.ada.token]) {
      const { status, headers, body } = await world.http.get(`contributions/${id}/audio`, { token });
      assert.deepEqual([status, headers.get("content-type")], [200, "audio/wav"]);
      assert.ok(bytes.equals(body));
    }
    const part = { token: rose.token, headers: { range: "bytes=0-3" } };
    assert.equal(String((await world.http.get(`contributions/${id}/audio`, part)).body), "RIFF");
  });

  it("404 for the other participants, other users, and the guests of other sessions", async () => {
    const { id } = await world.contribute(rose);
    const stranger = await world.speaker((await world.open()).id);
    for (const { token } of [max, world.bob, stranger])
      for (const path of ["", "/audio", "/heard.wav"])
        assert.equal((await world.http.get(`contributions/${id}${path}`, { token })).status, 404);
  });

  it("401 without a token", async () => {
    assert.equal((await world.http.get(`contributions/${randomUUID()}/audio`)).status, 401);
  });
});

describe("originals in the store", () => {
  it("are sealed under the person's key", async () => {
    const { id } = await world.contribute(rose);
    const { blobs } = world.running.context;
    assert.ok(await blobs.info(rose.id, id));
    assert.equal(await blobs.info(world.ada.id, id), null);
  });
});
