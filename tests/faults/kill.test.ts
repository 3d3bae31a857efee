import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type TestDatabase, testDatabase, until } from "@storytelling/service/testing";
import pg from "pg";
import { notes } from "../../libs/service/test/notes/service.ts";

const kills = Number(process.env.KILLS || 50);

interface Toll {
  commits: number;
  effects: number;
  lost: number;
  doubled: number;
  inverted: number;
}

/** Kills a loaded process again and again, lets the last one finish, and counts what came of each commit. */
async function killing(times: number, withoutInbox: boolean): Promise<Toll> {
  const database = await testDatabase(notes.migrations);
  const blobDir = await mkdtemp(join(tmpdir(), "storytelling-faults-"));
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    MASTER_KEY: randomBytes(32).toString("base64"),
    JWKS_URL: "http://127.0.0.1:9/unused",
    BLOB_DIR: blobDir,
    WITHOUT_INBOX: withoutInbox ? "yes" : "no",
  };
  const start = async (load: "yes" | "no"): Promise<ChildProcess> => {
    const child = fork(fileURLToPath(new URL("./world.ts", import.meta.url)), {
      env: { ...env, LOAD: load },
    });
    await Promise.race([
      once(child, "message"),
      once(child, "exit").then(([code]) => {
        throw new Error(`The process ended with ${code} before it was ready.`);
      }),
    ]);
    return child;
  };
  for (let n = 0; n < times; n++) {
    const child = await start("yes");
    await sleep(Math.random() * 250);
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  const last = await start("no");
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await until(
    async () =>
      (await client.query("select 1 from outbox where published_at is null limit 1")).rowCount === 0,
    60,
  );
  last.send("stop");
  await once(last, "exit");
  const toll = await count(client);
  await client.end();
  await end(database, blobDir);
  return toll;
}

async function count(client: pg.Client): Promise<Toll> {
  const { rows: committed } = await client.query<{ id: string; count: number }>(
    "select id, text::int as count from notes",
  );
  const { rows: log } = await client.query<{ note_id: string; n: number }>(
    "select note_id, what::int as n from note_log order by seq",
  );
  const toll = { commits: 0, effects: log.length, lost: 0, doubled: 0, inverted: 0 };
  for (const note of committed) {
    const effects = log.filter((row) => row.note_id === note.id).map((row) => row.n);
    const distinct = new Set(effects);
    toll.commits += note.count;
    toll.lost += note.count - distinct.size;
    toll.doubled += effects.length - distinct.size;
    const firsts = [...distinct];
    toll.inverted += firsts.filter((n, at) => at > 0 && n < (firsts[at - 1] ?? 0)).length;
  }
  return toll;
}

async function end(database: TestDatabase, blobDir: string): Promise<void> {
  await database.drop();
  await rm(blobDir, { recursive: true, force: true });
}

describe(`a process killed at ${kills} random instants under load`, () => {
  let toll: Toll;
  before(async () => {
    toll = await killing(kills, false);
  });
  after(() => process.stdout.write(`# ${kills} kills: ${JSON.stringify(toll)}\n`));

  it("had work to lose", () => assert.ok(toll.commits > kills));
  it("loses no event", () => assert.equal(toll.lost, 0));
  it("doubles none", () => assert.equal(toll.doubled, 0));
  it("keeps each aggregate's order", () => assert.equal(toll.inverted, 0));
});

describe("the same with the inbox switched off", () => {
  it("doubles events: the test above can fail", async () => {
    let doubled = 0;
    for (let tries = 0; doubled === 0 && tries < 4; tries++) doubled = (await killing(6, true)).doubled;
    assert.ok(doubled > 0);
  });
});
