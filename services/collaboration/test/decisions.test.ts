import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { takeReady, takeRefused } from "@storytelling/events";
import type { TakeFinding } from "@storytelling/values";
import { type Guest, type RecordingWorld, recording, startRecordingWorld } from "./recording-world.ts";

let world: RecordingWorld;
let session: { id: string; storyId: string };
let rose: Guest;
before(async () => {
  world = await startRecordingWorld();
  session = await world.open();
  rose = await world.speaker(session.id, "Rose");
});
after(() => world.stop());

interface Made {
  readonly id: string;
  readonly participantId: string;
}
const about = ({ id, participantId }: Made) => ({
  takeId: id,
  storyId: session.storyId,
  ownerId: world.ada.id,
  personId: participantId,
  contributionId: id,
});
const ready = (made: Made, findings: TakeFinding[] = []) =>
  world.deliver(takeReady(made.id, { ...about(made), durationMs: 900, findings }));
const refused = (made: Made) =>
  world.deliver(takeRefused(made.id, { ...about(made), reason: "audio-silent" }));
async function readyOne(guest: Guest = rose): Promise<Made> {
  const made = await world.contribute(guest);
  await ready(made);
  return made;
}
const read = async (id: string, { token } = rose as { token: string }) =>
  (await world.http.get(`contributions/${id}`, { token })).body;
const decide = (what: string, id: string, { token } = world.ada as { token: string }, body?: object) =>
  world.http.post(`contributions/${id}/${what}`, { token, ...(body ? { body } : {}) });
const told = async (type: string, id: string) =>
  (await world.events(type)).filter(({ data }) => data.contributionId === id).length;

describe("TakeReady, delivered twice", () => {
  it("makes the contribution ready, with one take and what narration found", async () => {
    const made = await world.contribute(rose);
    await ready(made, ["too-short"]);
    const { status, takes, findings, advice } = await read(made.id);
    assert.deepEqual([status, findings], ["ready", ["too-short"]]);
    assert.deepEqual(takes, [{ id: made.id, line: 1, durationMs: 900 }]);
    assert.match(advice[0], /Some words may be missing/);
  });

  it("changes nothing for a contribution that was taken back, or that does not exist", async () => {
    const made = await world.contribute(rose);
    await world.http.delete(`contributions/${made.id}`, { token: rose.token });
    await ready(made);
    await ready({ id: randomUUID(), participantId: rose.id });
    assert.equal((await read(made.id)).code, "contribution-not-found");
    assert.equal(await world.count("contribution_takes", `contribution_id = '${made.id}'`), 0);
  });
});

describe("TakeRefused, delivered twice", () => {
  it("tells why, in the participant's language, and the older recording counts again", async () => {
    const guest = await world.speaker(session.id);
    const older = await world.contribute(guest);
    const made = await world.contribute(guest);
    await refused(made);
    const { status, refusal } = await read(made.id, guest);
    assert.deepEqual([status, refusal.reason], ["refused", "audio-silent"]);
    assert.match(refusal.advice, /no voice/);
    assert.equal((await read(older.id, guest)).superseded, false);
  });
});

describe("POST /contributions/{id}/accept", () => {
  it("200, and one event however often it is asked", async () => {
    const { id } = await readyOne();
    for (const answer of [await decide("accept", id), await decide("accept", id)])
      assert.deepEqual([answer.status, answer.body.status], [200, "accepted"]);
    assert.equal(await told("ContributionAccepted", id), 1);
  });

  it("409 before narration has prepared it, and for one that was refused", async () => {
    const early = await world.contribute(rose);
    assert.equal((await decide("accept", early.id)).body.code, "contribution-not-ready");
    await refused(early);
    assert.equal((await decide("accept", early.id)).body.code, "contribution-refused");
  });

  it("409 for one that the participant has recorded again", async () => {
    const guest = await world.speaker(session.id);
    const older = await readyOne(guest);
    await readyOne(guest);
    assert.equal((await decide("accept", older.id)).body.code, "contribution-superseded");
  });

  it("keeps an accepted recording in use until a newer one is accepted", async () => {
    const guest = await world.speaker(session.id);
    const older = await readyOne(guest);
    await decide("accept", older.id);
    const newer = await readyOne(guest);
    assert.equal((await read(older.id, guest)).superseded, false);
    await decide("accept", newer.id);
    assert.equal((await read(older.id, guest)).superseded, true);
  });

  it("404 for its participant's session's strangers; 403 for guests, who may not decide", async () => {
    const { id } = await readyOne();
    assert.equal((await decide("accept", id, world.bob)).status, 404);
    assert.equal((await decide("accept", id, rose)).status, 403);
  });

  it("401 without a token", async () => {
    assert.equal((await world.http.post(`contributions/${randomUUID()}/accept`)).status, 401);
  });
});

describe("POST /contributions/{id}/return", () => {
  it("200 with the note, which the participant reads, and which is stored sealed", async () => {
    const { id } = await readyOne();
    const note = "A little slower, zyxadora.";
    assert.equal((await decide("return", id, world.ada, { note })).body.status, "returned");
    assert.equal((await read(id)).note, note);
    assert.equal(await told("ContributionReturned", id), 1);
    const { pool } = world.running.context.db;
    const { rows } = await pool.query("select v::text as row from voice_contributions v");
    assert.ok(rows.every(({ row }) => !row.includes(Buffer.from("zyxadora").toString("hex"))));
  });

  it("422 naming the note when there is none", async () => {
    const { id } = await readyOne();
    const { status, body } = await decide("return", id, world.ada, { note: " " });
    assert.deepEqual([status, body.faults[0].field], [422, "body.note"]);
  });

  it("409 contribution-not-ready for one that is not prepared", async () => {
    const { id } = await world.contribute(rose);
    assert.equal(
      (await decide("return", id, world.ada, { note: "Again." })).body.code,
      "contribution-not-ready",
    );
  });
});

describe("POST /contributions/{id}/decline", () => {
  it("200 once or twice with one event; it can still be accepted later", async () => {
    const { id } = await readyOne();
    await decide("decline", id);
    assert.equal((await decide("decline", id)).body.status, "declined");
    assert.equal(await told("ContributionDeclined", id), 1);
    assert.equal((await decide("accept", id)).body.status, "accepted");
  });

  it("409 contribution-withdrawn for one that was taken back", async () => {
    const { id } = await readyOne();
    await world.http.delete(`contributions/${id}`, { token: rose.token });
    assert.equal((await decide("decline", id)).body.code, "contribution-withdrawn");
  });
});

describe("GET /sessions/{id}/contributions", () => {
  it("lists them for organisers with the participants' names, or those of one status", async () => {
    const { id } = await world.open();
    const max = await world.speaker(id, "Max <b>");
    const [first, second] = [
      await world.contribute(max),
      await world.contribute(max, recording(), { line: 2 }),
    ];
    await ready(second);
    const list = async (query = "") =>
      (await world.http.get(`sessions/${id}/contributions${query}`, { token: world.ada.token })).body.items;
    assert.deepEqual(
      (await list()).map(({ id: one, name }: { id: string; name: string }) => [one, name]),
      [
        [first.id, "Max <b>"],
        [second.id, "Max <b>"],
      ],
    );
    assert.deepEqual((await list("?status=ready")).length, 1);
  });

  it("404 for another user, 403 for a guest", async () => {
    const ask = ({ token }: { token: string }) =>
      world.http.get(`sessions/${session.id}/contributions`, { token });
    assert.deepEqual([(await ask(world.bob)).status, (await ask(rose)).status], [404, 403]);
  });
});

describe("GET /contributions/{id}/heard.wav", () => {
  it("gives narration's audio to the participant, asked for without their token", async () => {
    const { id } = await readyOne();
    const asked: string[] = [];
    world.peers.narration = ({ path, headers }) => {
      asked.push(`${path} ${headers.authorization}`);
      return { status: 200, body: Buffer.from("RIFF as it will sound"), type: "audio/wav" };
    };
    const { status, headers, body } = await world.http.get(`contributions/${id}/heard.wav`, {
      token: rose.token,
    });
    assert.deepEqual(
      [status, headers.get("content-type"), String(body)],
      [200, "audio/wav", "RIFF as it will sound"],
    );
    assert.deepEqual(asked, [`/narration/v1/takes/${id}/heard undefined`]);
  });

  it("409 contribution-not-ready before narration has prepared it", async () => {
    const { id } = await world.contribute(rose);
    const { body } = await world.http.get(`contributions/${id}/heard.wav`, { token: rose.token });
    assert.equal(body.code, "contribution-not-ready");
  });

  it("503 narration-unavailable when narration is down", async () => {
    const { id } = await readyOne();
    world.peers.up = false;
    const { status, body } = await world.http.get(`contributions/${id}/heard.wav`, { token: rose.token });
    world.peers.up = true;
    assert.deepEqual([status, body.code], [503, "narration-unavailable"]);
  });
});

describe("what narration asks", () => {
  const ask = async (path: string, person: string, from: "narration" | "story" = "narration") =>
    world.http.get(path, { headers: await world.errand(from, { id: person }) });

  it("GET /contributions/{id}/take tells the lines as they were shown, whose voice it is and by which consent", async () => {
    const made = await world.contribute(rose, recording(), { line: undefined, from: 1, to: 2 });
    const { status, body } = await ask(`contributions/${made.id}/take`, rose.id);
    assert.equal(status, 200);
    assert.deepEqual(
      [body.personId, body.consentId, body.name, body.revision],
      [rose.id, rose.consentId, "Rose", 1],
    );
    assert.deepEqual(body.lines, [
      {
        ...{ line: 1, text: "Open it, Henry!", kind: "speech", speaker: "Anna", characterId: "c-anna" },
        ...{ occurrence: 0, language: "en" },
      },
      {
        ...{ line: 2, text: "Never, Anna.", kind: "speech", speaker: "Henry", characterId: "c-henry" },
        ...{ occurrence: 0, language: "en" },
      },
    ]);
  });

  it("GET /contributions/{id}/original gives the bytes", async () => {
    const bytes = recording();
    const made = await world.contribute(rose, bytes);
    assert.ok(bytes.equals((await ask(`contributions/${made.id}/original`, rose.id)).body));
  });

  it("404 for another person, and for one that was taken back", async () => {
    const made = await world.contribute(rose);
    for (const what of ["take", "original"]) {
      assert.equal((await ask(`contributions/${made.id}/${what}`, world.bob.id)).status, 404);
    }
    await world.http.delete(`contributions/${made.id}`, { token: rose.token });
    for (const what of ["take", "original"])
      assert.equal(
        (await ask(`contributions/${made.id}/${what}`, rose.id)).body.code,
        "contribution-not-found",
      );
  });

  it("403 for other services and for people", async () => {
    const made = await world.contribute(rose);
    for (const what of ["take", "original"]) {
      assert.equal((await ask(`contributions/${made.id}/${what}`, rose.id, "story")).status, 403);
      assert.equal(
        (await world.http.get(`contributions/${made.id}/${what}`, { token: rose.token })).status,
        403,
      );
    }
  });
});
