import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { type TestDatabase, testClient, testDatabase, until } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

const fixture = fileURLToPath(new URL("notes/killed.fixture.ts", import.meta.url));
const many = 50;

describe(`${many} concurrent requests with one Idempotency-Key, whose process is killed in the middle`, () => {
  let database: TestDatabase;
  let blobDir: string;
  let direct: pg.Client;
  let child: ChildProcess;
  const masterKey = randomBytes(32).toString("base64");
  const userId = randomUUID();
  const key = randomUUID();

  before(async () => {
    database = await testDatabase(notes.migrations);
    blobDir = await mkdtemp(join(tmpdir(), "storytelling-blobs-"));
    direct = new pg.Client({ connectionString: database.url });
    await direct.connect();
  });
  after(async () => {
    child.kill("SIGKILL");
    await direct.end();
    await database.drop();
    await rm(blobDir, { recursive: true, force: true });
  });

  async function start() {
    child = spawn(process.execPath, [fixture, database.url, blobDir, masterKey, userId], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines = createInterface(child.stdout as NodeJS.ReadableStream);
    const { url, token } = JSON.parse(String((await once(lines, "line"))[0]));
    const http = testClient(`${url}/notes/v1/`);
    return () =>
      http.post("notes", { token, headers: { "idempotency-key": key }, body: { text: "once and for all" } });
  }
  const written = async () => (await direct.query("select id from notes")).rows.map(({ id }) => id);

  it("have no effect before one is sent again, and then one effect, with one answer", async () => {
    const write = await start();
    // The lock makes the writing request wait, so that the process is killed while its transaction is open.
    await direct.query("begin");
    await direct.query("lock table notes in exclusive mode");
    const answers = Array.from({ length: many }, () => write().catch(() => null));
    let refused = 0;
    for (const answer of answers)
      answer.then((one) => {
        if (one?.body.code === "idempotency-key-in-flight") refused++;
      });
    await until(() => refused === many - 1);
    child.kill("SIGKILL");
    await once(child, "exit");
    await direct.query("commit");
    const settled = await Promise.all(answers);
    assert.equal(settled.filter((one) => one === null).length, 1, "one was cut off");
    assert.deepEqual(await written(), []);

    const again = await start();
    const first = await until(async () => {
      const answer = await again();
      return answer.status === 201 && answer;
    });
    const others = await Promise.all(Array.from({ length: many }, again));
    for (const { status, body } of others) assert.deepEqual([status, body.id], [201, first.body.id]);
    assert.deepEqual(await written(), [first.body.id]);
    const events = "select count(*)::int as count from outbox where type = 'NoteWritten'";
    assert.equal((await direct.query(events)).rows[0].count, 1);
  });
});
