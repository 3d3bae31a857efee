import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { transaction } from "@storytelling/service";
import { until } from "@storytelling/service/testing";
import { tendUploads } from "../src/steps/tend-uploads.ts";
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

const tus = { "tus-resumable": "1.0.0" };
const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString("base64");
const type = { "content-type": "application/offset+octet-stream" };

function begin(guest: Guest, bytes: Uint8Array, more: { about?: object; headers?: object } = {}) {
  const { consentId } = guest;
  const about = { line: 1, revision: 1, consentId, sha256: sha256(bytes), ...more.about };
  const pairs = Object.entries(about).filter(([, value]) => value !== undefined);
  const headers = {
    ...tus,
    "upload-length": String(bytes.length),
    "upload-metadata": pairs.map(([key, value]) => `${key} ${base64(String(value))}`).join(","),
    ...more.headers,
  };
  return world.http.post(`participants/${guest.id}/voice/uploads`, { token: guest.token, headers });
}
/** The address of a new upload. */
async function begun(guest: Guest, bytes: Uint8Array, more = {}): Promise<string> {
  const { status, headers, body } = await begin(guest, bytes, more);
  assert.equal(status, 201, JSON.stringify(body));
  return headers.get("location") ?? "";
}
const append = (
  guest: { token: string },
  at: string,
  offset: number,
  body: Uint8Array,
  headers: object = {},
) =>
  world.http.patch(at, {
    token: guest.token,
    headers: { ...tus, ...type, "upload-offset": String(offset), ...headers },
    body,
  });
const find = ({ token }: { token: string }, at: string) => world.http.head(at, { token, headers: tus });
const idOf = (at: string): string => at.split("/").at(-1) ?? "";
const contribution = async ({ token }: Guest, at: string) =>
  (await world.http.get(`contributions/${idOf(at)}`, { token })).body;
const checksum = (bytes: Uint8Array) => ({
  "upload-checksum": `sha256 ${createHash("sha256").update(bytes).digest("base64")}`,
});
const tend = () => tendUploads(world.running.context as unknown as Parameters<typeof tendUploads>[0]);

describe("OPTIONS /participants/{id}/voice/uploads", () => {
  it("204 with the version, extensions and limits of tus", async () => {
    const { status, headers } = await world.http.options(`participants/${rose.id}/voice/uploads`);
    assert.deepEqual([status, headers.get("tus-version")], [204, "1.0.0"]);
    assert.match(headers.get("tus-extension") ?? "", /checksum/);
    assert.equal(headers.get("tus-checksum-algorithm"), "sha256");
  });
});

describe("an upload", () => {
  it("in pieces with checksums becomes a contribution with its id", async () => {
    const bytes = recording(3000);
    const at = await begun(rose, bytes);
    for (let offset = 0; offset < bytes.length; offset += 1000) {
      const piece = bytes.subarray(offset, offset + 1000);
      const { status, headers } = await append(rose, at, offset, piece, checksum(piece));
      assert.deepEqual([status, headers.get("upload-offset")], [204, String(offset + piece.length)]);
    }
    const made = await contribution(rose, at);
    assert.deepEqual([made.sha256, made.status], [sha256(bytes), "received"]);
    assert.equal(await world.count("upload_chunks", `upload_id = '${idOf(at)}'`), 0);
  });

  it("in one request, with its creation, becomes a contribution, too", async () => {
    const bytes = recording(300_000);
    const { status, headers } = await world.http.post(`participants/${rose.id}/voice/uploads`, {
      token: rose.token,
      headers: {
        ...tus,
        ...type,
        "upload-length": String(bytes.length),
        "upload-metadata": Object.entries({
          line: 1,
          revision: 1,
          consentId: rose.consentId,
          sha256: sha256(bytes),
        })
          .map(([key, value]) => `${key} ${base64(String(value))}`)
          .join(","),
      },
      body: bytes,
    });
    assert.deepEqual([status, headers.get("upload-offset")], [201, String(bytes.length)]);
    assert.equal((await contribution(rose, headers.get("location") ?? "")).sha256, sha256(bytes));
  });

  it("460 for a piece whose hash is wrong, and nothing of it is kept", async () => {
    const bytes = recording();
    const at = await begun(rose, bytes);
    const { status, body } = await append(rose, at, 0, bytes.subarray(0, 100), checksum(bytes));
    assert.deepEqual([status, body.code], [460, "checksum-mismatch"]);
    assert.equal((await find(rose, at)).headers.get("upload-offset"), "0");
  });

  it("of 200 pieces out of order: each but the next is refused with 409 and the right offset, and it ends whole", async () => {
    const bytes = recording(2000).subarray(0, 2000);
    const at = await begun(rose, bytes);
    let next = 0;
    let refused = 0;
    // Each piece is sent after one that comes too early.
    const order = Array.from({ length: 200 }, (_, n) => (n % 2 === 0 && n < 198 ? [n + 1, n] : [n])).flat();
    for (const n of order) {
      const { status, body, headers } = await append(rose, at, n * 10, bytes.subarray(n * 10, n * 10 + 10));
      if (n * 10 === next) {
        next += 10;
        assert.deepEqual([status, headers.get("upload-offset")], [204, String(next)]);
      } else {
        refused++;
        assert.deepEqual([status, body.code, body.uploadOffset], [409, "offset-mismatch", next]);
      }
    }
    assert.equal(refused, 99);
    assert.equal((await contribution(rose, at)).sha256, sha256(bytes));
  });

  it("takes one of two equal pieces that are sent at the same time", async () => {
    const bytes = recording();
    const at = await begun(rose, bytes);
    const piece = bytes.subarray(0, 100);
    const answers = await Promise.all([append(rose, at, 0, piece), append(rose, at, 0, piece)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 409]);
    assert.equal((await find(rose, at)).headers.get("upload-offset"), "100");
  });

  it("413 for more than was announced", async () => {
    const bytes = recording();
    const at = await begun(rose, bytes);
    const { status, body } = await append(rose, at, 0, Buffer.concat([bytes, bytes]));
    assert.deepEqual([status, body.code], [413, "upload-too-long"]);
  });

  it("460 when the whole is not what was announced, and nothing of it is kept", async () => {
    const bytes = recording();
    const at = await begun(rose, bytes, { about: { sha256: "0".repeat(64) } });
    const { status, body } = await append(rose, at, 0, bytes);
    assert.deepEqual([status, body.code], [460, "sha256-mismatch"]);
    assert.equal(await world.count("upload_chunks", `upload_id = '${idOf(at)}'`), 0);
    assert.equal((await find(rose, at)).status, 410);
  });

  it("422 not-audio with advice at its end, nothing of it is kept, and the list says why", async () => {
    const bytes = Buffer.from("<script>alert(1)</script>");
    const at = await begun(rose, bytes);
    const { status, body } = await append(rose, at, 0, bytes);
    assert.deepEqual([status, body.code], [422, "not-audio"]);
    assert.match(body.advice, /not a sound recording/);
    assert.equal(await world.count("upload_chunks", `upload_id = '${idOf(at)}'`), 0);
    const list = await world.http.get(`participants/${rose.id}/voice/uploads`, { token: rose.token });
    assert.equal(
      list.body.items.find(({ id }: { id: string }) => id === idOf(at)).refusal.reason,
      "not-audio",
    );
  });

  it("whose last answer was lost is finished by HEAD, once", async () => {
    const bytes = recording();
    const at = await begun(rose, bytes);
    await complete(at, bytes);
    const [one, other] = await Promise.all([find(rose, at), find(rose, at)]);
    assert.deepEqual([one.status, other.status], [200, 200]);
    assert.equal((await contribution(rose, at)).sha256, sha256(bytes));
    const told = (await world.events("VoiceContributed")).filter(
      ({ data }) => data.contributionId === idOf(at),
    );
    assert.equal(told.length, 1);
  });

  it("whose client is gone after the last piece is finished by the clock", async () => {
    const bytes = recording();
    const at = await begun(rose, bytes);
    await complete(at, bytes);
    world.clock.advance(30_000);
    await tend();
    assert.equal((await contribution(rose, at)).sha256, sha256(bytes));
  });

  /** Writes the last piece as a process does that is killed before it looks at the recording. */
  async function complete(at: string, bytes: Buffer): Promise<void> {
    const from = bytes.length - 1;
    await append(rose, at, 0, bytes.subarray(0, from));
    const { personal, db } = world.running.context;
    const purpose = `upload_chunks.sealed ${idOf(at)}/${from}`;
    const sealed = await transaction(db, (tx) => personal.seal(tx, rose.id, bytes.subarray(from), purpose));
    const insert = "insert into upload_chunks (upload_id, begins_at, size, sealed) values ($1, $2, 1, $3)";
    await db.pool.query(insert, [idOf(at), from, sealed]);
    await db.pool.query("update voice_uploads set received = bytes where id = $1", [idOf(at)]);
  }

  it("keeps its pieces sealed", async () => {
    const bytes = Buffer.concat([recording(), Buffer.from("Zyxadora")]);
    const at = await begun(rose, bytes);
    await append(rose, at, 0, bytes.subarray(0, -1));
    const { pool } = world.running.context.db;
    const { rows } = await pool.query("select sealed from upload_chunks where upload_id = $1", [idOf(at)]);
    assert.ok(rows.length > 0 && rows.every(({ sealed }) => !sealed.includes("RIFF")));
  });

  it("204 for DELETE, after which it is gone", async () => {
    const guest = await world.speaker(session.id);
    const at = await begun(guest, recording());
    const { token } = guest;
    assert.equal((await world.http.delete(at, { token, headers: tus })).status, 204);
    assert.equal((await find(guest, at)).status, 404);
  });
});

describe("another person's upload", () => {
  it("404 for another guest of the session, a guest of another, and the organiser", async () => {
    const [mine, other] = [await world.speaker(session.id), await world.speaker(session.id)];
    const stranger = await world.speaker((await world.open()).id);
    const bytes = recording();
    const at = await begun(mine, bytes);
    for (const who of [other, stranger, world.ada]) {
      assert.equal((await find(who, at)).status, 404);
      assert.equal((await append(who, at, 0, bytes)).status, 404);
      const { token } = who;
      assert.equal((await world.http.delete(at, { token, headers: tus })).status, 404);
    }
    const borrowed = at.replace(mine.id, other.id);
    assert.equal((await find(other, borrowed)).status, 404);
  });

  it("401 without a token", async () => {
    assert.equal(
      (await world.http.head(`participants/${rose.id}/voice/uploads/${randomUUID()}`)).status,
      401,
    );
  });
});

describe("POST /participants/{id}/voice/uploads", () => {
  const code = async (answer: ReturnType<typeof begin>) => {
    const { status, body } = await answer;
    return `${status} ${body.code}`;
  };

  it("refuses what can be refused before anything is sent", async () => {
    const guest = await world.speaker(session.id);
    const bytes = recording();
    const other = await world.speaker(session.id);
    const cases: [string, object][] = [
      ["412 tus-version-unsupported", { headers: { "tus-resumable": "0.2.2" } }],
      ["400 header-invalid", { headers: { "upload-length": "many" } }],
      ["400 header-invalid", { headers: { "upload-metadata": "line !" } }],
      ["400 header-invalid", { headers: { "upload-checksum": "md5 AAAA" } }],
      ["422 input-invalid", { about: { sha256: undefined } }],
      ["422 input-invalid", { about: { line: undefined } }],
      ["422 audio-empty", { headers: { "upload-length": "0" } }],
      ["413 audio-too-large", { headers: { "upload-length": "99999999999" } }],
      ["409 consent-missing", { about: { consentId: other.consentId } }],
      ["409 line-gone", { about: { line: 3 } }],
      ["409 line-changed", { about: { revision: 7 } }],
    ];
    for (const [expected, more] of cases)
      assert.equal(await code(begin(guest, bytes, more)), expected, JSON.stringify(more));
    assert.equal(await code(begin({ ...guest, id: rose.id }, bytes)), "404 participant-not-found");
  });

  it("429 for one that is not finished too many", async () => {
    const guest = await world.speaker(session.id);
    for (let n = 0; n < 50; n++) await begun(guest, recording(10));
    assert.equal(await code(begin(guest, recording(10))), "429 too-many-uploads");
  });
});

describe("a consent that is withdrawn", () => {
  const withdraw = ({ id, token, consentId }: Guest) =>
    world.http.post(`participants/${id}/consents/${consentId}/withdraw`, { token });

  it("drops what has arrived under it, and the originals of all contributions", async () => {
    const guest = await world.speaker(session.id);
    const { blobs } = world.running.context;
    const { id } = await world.contribute(guest);
    assert.ok(await blobs.info(guest.id, id));
    const bytes = recording();
    const at = await begun(guest, bytes);
    await append(guest, at, 0, bytes.subarray(0, 100));
    assert.equal((await withdraw(guest)).status, 200);
    assert.equal((await find(guest, at)).status, 404);
    assert.equal((await world.http.get(`contributions/${id}`, { token: guest.token })).status, 404);
    await until(async () => (await blobs.info(guest.id, id)) === null);
  });

  it("leaves nothing when it is withdrawn while the last piece comes", async () => {
    const guest = await world.speaker(session.id);
    const bytes = recording();
    const at = await begun(guest, bytes);
    const [withdrawn, sent] = await Promise.all([withdraw(guest), append(guest, at, 0, bytes)]);
    assert.equal(withdrawn.status, 200);
    assert.ok([204, 404, 409].includes(sent.status), String(sent.status));
    const left = `participant_id = '${guest.id}' and status <> 'withdrawn'`;
    assert.equal(await world.count("voice_contributions", left), 0);
    await until(async () => (await world.running.context.blobs.info(guest.id, idOf(at))) === null);
  });
});

// The clock does not go back, so it is last.
describe("an upload that nobody goes on with", () => {
  it("410 after a day without news, and it is deleted", async () => {
    const bytes = recording();
    const at = await begun(max, bytes);
    await append(max, at, 0, bytes.subarray(0, 100));
    world.clock.advance(25 * 3_600_000);
    assert.equal((await append(max, at, 100, bytes.subarray(100))).body.code, "upload-expired");
    assert.equal((await find(max, at)).status, 410);
    await tend();
    assert.equal((await find(max, at)).status, 404);
  });
});
