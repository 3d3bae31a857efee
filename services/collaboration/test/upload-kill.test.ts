import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { testClient } from "@storytelling/service/testing";
import { Upload } from "tus-js-client";
import { type FrailServer, startFrailServer } from "./frail-server.ts";
import {
  type Guest,
  type RecordingWorld,
  recording,
  sha256,
  startRecordingWorld,
} from "./recording-world.ts";

const chunks = 200;
const chunkSize = 1000;

describe(`a take of ${chunks} chunks, sent by tus-js-client`, () => {
  let world: RecordingWorld;
  let server: FrailServer;
  let rose: Guest;
  before(async () => {
    world = await startRecordingWorld();
    rose = await world.speaker((await world.open()).id);
    server = await startFrailServer(world.data);
  });
  after(async () => {
    await server.stop();
    await world.stop();
  });

  it("arrives whole, once, with the same hash, though the service is killed twice, the network cut, a chunk sent twice", async () => {
    const bytes = recording(chunks * chunkSize).subarray(0, chunks * chunkSize);
    const http = testClient(`${server.url}/collaboration/v1/`);
    const tus = { token: rose.token, headers: { "tus-resumable": "1.0.0" } };
    const [kills, doubles]: [number[], number[]] = [[], []];
    let acknowledged = 0;
    let disturbance = Promise.resolve();
    const location = () => new URL(upload.url ?? "", server.url).pathname;
    const offset = async () => Number((await http.head(location(), tus)).headers.get("upload-offset"));

    async function kill(): Promise<void> {
      const before = acknowledged;
      await server.killAndStart();
      // Nothing that was acknowledged is lost.
      const found = await offset();
      assert.ok(found >= before, `${found} of ${before}`);
      kills.push(found);
    }
    async function sendAgain(): Promise<void> {
      const headers = {
        ...tus.headers,
        "content-type": "application/offset+octet-stream",
        "upload-offset": "0",
      };
      const { status, body } = await http.patch(location(), {
        token: rose.token,
        headers,
        body: bytes.subarray(0, chunkSize),
      });
      assert.deepEqual([status, body.code], [409, "offset-mismatch"]);
      doubles.push(body.uploadOffset);
    }
    const at: Record<number, () => unknown> = {
      40: kill,
      80: () => server.cut(),
      120: sendAgain,
      160: kill,
    };
    const done = Promise.withResolvers<void>();
    const upload = new Upload(bytes, {
      endpoint: `${server.url}/collaboration/v1/participants/${rose.id}/voice/uploads`,
      headers: { authorization: `Bearer ${rose.token}` },
      chunkSize,
      // For as long as a busy machine may need to start the service.
      retryDelays: Array.from({ length: 600 }, () => 100),
      metadata: { line: "1", revision: "1", consentId: rose.consentId, sha256: sha256(bytes) },
      onChunkComplete(_size, accepted) {
        acknowledged = accepted;
        const disturb = at[accepted / chunkSize];
        delete at[accepted / chunkSize];
        if (disturb) disturbance = disturbance.then(async () => void (await disturb()));
      },
      onSuccess: () => done.resolve(),
      onError: (error) => done.reject(error),
    });
    upload.start();
    await done.promise;
    await disturbance;
    assert.deepEqual([kills.length, doubles.length, Object.keys(at).length], [2, 1, 0]);

    const id = location().split("/").at(-1) ?? "";
    const { body } = await http.get(`contributions/${id}`, { token: rose.token });
    assert.deepEqual([body.sha256, body.bytes, body.status], [sha256(bytes), bytes.length, "received"]);
    const { body: heard } = await http.get(`contributions/${id}/audio`, { token: rose.token });
    assert.ok(bytes.equals(heard));
    assert.equal((await world.events("VoiceContributed")).length, 1);
    assert.deepEqual([await world.count("voice_contributions"), await world.count("upload_chunks")], [1, 0]);
  });
});
