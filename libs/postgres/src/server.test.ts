import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { mkdtemp, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import pg from "pg";
import { type PostgresServer, startPostgres, stopPostgres } from "./index.ts";
import { findPostmaster } from "./postmaster.ts";

const query = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

const platform = async (dir: string, then = ""): Promise<{ child: ChildProcess; port: number }> => {
  const script = join(import.meta.dirname, "platform.fixture.ts");
  const child = spawn(process.execPath, [script, dir, then], { stdio: ["pipe", "pipe", "inherit"] });
  const [chunk] = await once(child.stdout, "data");
  return { child, port: Number(chunk) };
};

/** A log that emits `start` each time that a server was started or found. */
const logOfStarts = () => {
  const starts = new EventEmitter();
  return {
    starts,
    log: (line: string) => void (/(started|found) on port/.test(line) && starts.emit("start")),
  };
};

const leave = async (child: ChildProcess): Promise<void> => {
  child.stdin?.write("stop\n");
  await once(child, "exit");
};

describe("embedded PostgreSQL", () => {
  let dir: string;
  const start = (durable = false): Promise<PostgresServer> => startPostgres({ dir, durable });
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), "pg-test-"));
  });
  after(async () => {
    await stopPostgres(dir);
    await rm(dir, { recursive: true, force: true });
  });

  it("three processes that start at the same time on a new folder share one server, and the last one to stop ends it", async () => {
    const [a, b, c] = await Promise.all([
      platform(dir, "wait"),
      platform(dir, "wait"),
      platform(dir, "wait"),
    ]);
    assert.deepEqual([b.port, c.port], [a.port, a.port]);
    await leave(a.child);
    await leave(b.child);
    assert.equal((await findPostmaster(join(dir, "data")))?.port, a.port);
    await leave(c.child);
    assert.equal(await findPostmaster(join(dir, "data")), null);
  });

  it("keeps each role out of every database but its own", async () => {
    const server = await start();
    const story = await server.ensureDatabase("story");
    await server.ensureDatabase("identity");
    await query(story, "create table mine (n int)");
    assert.deepEqual(await query(story, "select current_user::text as me"), [{ me: "story" }]);
    for (const database of ["identity", "postgres", "template1"])
      await assert.rejects(query(server.url(database, "story"), "select 1"), { code: "42501" });
    const guessed = story.replace(/:[0-9a-f]{64}@/, ":guess@");
    await assert.rejects(query(guessed, "select 1"), { code: "28P01" });
    await server.stop();
  });

  it("makes a database once for many requests at the same time, and returns the same URL to all", async () => {
    const server = await start();
    const urls = await Promise.all(Array.from({ length: 8 }, () => server.ensureDatabase("video")));
    assert.equal(new Set(urls).size, 1);
    assert.deepEqual(await query(server.url("video"), "select 1 as one"), [{ one: 1 }]);
    await server.stop();
  });

  it("refuses names that would break out of the statement or take over the server", async () => {
    const server = await start();
    for (const name of ["a; drop role story", "postgres", "template1", "pg_x", "", "x".repeat(64)])
      await assert.rejects(server.ensureDatabase(name), /cannot name a database/);
    await server.stop();
  });

  it("stores UTF-8, compares by code point, and lower-cases beyond ASCII", async () => {
    const server = await start();
    const url = await server.ensureDatabase("story");
    const [row] = await query(url, "select lower('ÄΣЖ') as low, 'Z' < 'a' as by_code, length('🦊') as fox");
    assert.deepEqual(row, { low: "äσж", by_code: true, fox: 1 });
    await server.stop();
  });

  it("lets only the owner read the secret, and requires it", async () => {
    assert.equal((await stat(join(dir, "secret"))).mode & 0o777, 0o600);
    const server = await start();
    await assert.rejects(query(`postgresql://postgres@127.0.0.1:${server.port}/postgres`, "select 1"));
    await server.stop();
  });

  it("starts a killed server again on the same port, with every row that was committed to durable data", async () => {
    const { log, starts } = logOfStarts();
    const server = await startPostgres({ dir, durable: true, log });
    const url = await server.ensureDatabase("story");
    await query(url, "create table kept as select generate_series(1, 1000) as n");
    const killed = await findPostmaster(join(dir, "data"));
    assert.ok(killed);
    const back = once(starts, "start");
    process.kill(killed.pid, "SIGKILL");
    const second = await start(true);
    assert.equal(second.port, server.port);
    assert.deepEqual(await query(url, "select count(*)::int as n from kept"), [{ n: 1000 }]);
    // Until the first process has reconnected, only the second one uses the server.
    await back;
    await second.stop();
    assert.ok(await findPostmaster(join(dir, "data")), "the first still uses it");
    await server.stop();
    assert.equal(await findPostmaster(join(dir, "data")), null);
  });

  it("restarts by itself after being killed, and does not after stopPostgres", async () => {
    const { log, starts } = logOfStarts();
    const server = await startPostgres({ dir, durable: false, log });
    const killed = await findPostmaster(join(dir, "data"));
    assert.ok(killed);
    const back = once(starts, "start");
    process.kill(killed.pid, "SIGKILL");
    await back;
    let again = 0;
    starts.on("start", () => again++);
    assert.deepEqual(await query(server.adminUrl, "select 1 as one"), [{ one: 1 }]);
    await stopPostgres(dir);
    await server.stop();
    assert.equal(again, 0);
    assert.equal(await findPostmaster(join(dir, "data")), null);
  });

  it("takes over the server of a killed platform, then ends it", async () => {
    const { child, port } = await platform(dir, "wait");
    child.kill("SIGKILL");
    await once(child, "exit");
    const server = await start();
    assert.equal(server.port, port);
    await server.stop();
    assert.equal(await findPostmaster(join(dir, "data")), null);
  });

  it("does not keep alive a process that never stops it", async () => {
    const { child } = await platform(dir);
    assert.deepEqual(child.exitCode === null ? await once(child, "exit") : [0, null], [0, null]);
    await (await start()).stop();
  });

  it("survives Ctrl-C, which reaches the platform's whole process group", async () => {
    const { child } = await platform(dir, "wait");
    const server = await findPostmaster(join(dir, "data"));
    const group = (await readFile(`/proc/${server?.pid}/stat`, "utf8")).split(") ")[1]?.split(" ")[2];
    assert.equal(group, String(server?.pid));
    await leave(child);
  });

  it("starts although postmaster.pid names another running process", async () => {
    await writeFile(join(dir, "data", "postmaster.pid"), `${process.pid}\n${dir}/data\n1\n1\n\n\n\nready\n`);
    const server = await start();
    assert.deepEqual(await query(server.adminUrl, "select 1 as one"), [{ one: 1 }]);
    await server.stop();
  });

  it("starts although a crash has left postmaster.pid empty, just now or before", async () => {
    const file = join(dir, "data", "postmaster.pid");
    for (const age of [0, 60]) {
      await writeFile(file, "");
      const made = new Date(Date.now() - age * 1000);
      await utimes(file, made, made);
      const server = await start();
      assert.deepEqual(await query(server.adminUrl, "select 1 as one"), [{ one: 1 }]);
      await server.stop();
    }
  });

  it("a shared server outlives stop() and ends with stopPostgres", async () => {
    const server = await startPostgres({ dir, durable: false, shared: true });
    await server.stop();
    assert.equal((await findPostmaster(join(dir, "data")))?.port, server.port);
    await stopPostgres(dir);
    assert.equal(await findPostmaster(join(dir, "data")), null);
  });

  it("refuses a server that is not durable where a durable one is wanted", async () => {
    const server = await start();
    await assert.rejects(start(true), /keeps nothing safe/);
    await server.stop();
    assert.equal(await findPostmaster(join(dir, "data")), null);
  });

  it("reports data of another major version, a folder without data, and a lost secret", async () => {
    const version = join(dir, "data", "PG_VERSION");
    await writeFile(version, "17\n");
    await assert.rejects(start(), /written by PostgreSQL 17, but PostgreSQL 18 is installed/);
    await rm(version);
    await assert.rejects(start(), /not a PostgreSQL data folder/);
    await rm(join(dir, "secret"));
    await assert.rejects(start(), /nobody can log in/);
  });
});
