import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";
import { after, before, describe, it } from "node:test";
import pg from "pg";
import { pino } from "pino";
import { z } from "zod";
import { connect, transaction } from "../src/db/db.ts";
import { jobKind, jobsFor, startJobs } from "../src/jobs/jobs.ts";
import { startTestService, type TestDatabase, testDatabase, until } from "../src/testing/index.ts";
import { systemClock, uuidIds } from "../src/time/clock.ts";
import { notes } from "./notes/service.ts";

const log = pino({ level: process.env.TEST_LOG ?? "silent" });
const goodbye = "X".charCodeAt(0);

/** The same message, of the same length, without a LISTEN. */
const unheard = (bytes: Buffer): Buffer =>
  Buffer.from(
    bytes.toString("latin1").replace(/\blisten "[^"]*"/i, (words) => "unlisten *".padEnd(words.length)),
    "latin1",
  );

/**
 * A proxy to PostgreSQL that drops the Terminate message of a connection that listens. A deaf one removes its LISTEN
 * instead.
 */
async function gateTo(url: string, { deaf = false } = {}) {
  const target = new URL(url);
  const { port, hostname } = target;
  const { promise: held, resolve } = Promise.withResolvers<void>();
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = dial(Number(port), hostname);
    let listens = false;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => {}).on("close", () => near.destroy() && far.destroy());
    }
    near.on("data", (bytes: Buffer) => {
      listens ||= /\blisten "/i.test(bytes.toString("latin1"));
      if (listens && bytes[0] === goodbye && !deaf) return resolve();
      far.write(deaf ? unheard(bytes) : bytes);
    });
    near.on("end", () => (listens && !deaf) || far.end());
    far.pipe(near);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  target.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: target.href,
    /** A connection that listens has sent its Terminate message. */
    held,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

describe("the LISTEN connection for new jobs", () => {
  let database: TestDatabase;
  let direct: pg.Client;
  before(async () => {
    database = await testDatabase(notes.migrations);
    direct = new pg.Client({ connectionString: database.url });
    await direct.connect();
  });
  after(async () => {
    await direct.end();
    await database.drop();
  });
  const listener =
    "from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query ilike 'listen %'";
  const breakOff = () => direct.query(`select pg_terminate_backend(pid) ${listener}`);
  const open = (url: string) => {
    const db = connect({ url, max: 2, name: "listener", clock: systemClock, ids: uuidIds });
    return { db, start: () => startJobs({ name: "listener", db, url, log }) };
  };

  it("may break while it is being closed, and the process goes on", async () => {
    const gate = await gateTo(database.url);
    const { db, start } = open(gate.url);
    const jobs = await start();
    const stopping = jobs.stop();
    await gate.held;
    assert.equal((await breakOff()).rowCount, 1);
    await stopping;
    await db.close();
    gate.close();
  });

  it("is not needed: without notifications, jobs are done and events are handled", async () => {
    const gate = await gateTo(database.url, { deaf: true });
    const service = await startTestService(notes, { env: { DATABASE_URL: gate.url } });
    try {
      const { token } = await service.actor(["notes.write", "notes.read"]);
      const listening =
        "select 1 from pg_stat_activity where datname = current_database() and query ilike $1";
      assert.equal((await direct.query(listening, ["listen %"])).rowCount, 0);
      assert.equal((await direct.query(listening, ["unlisten %"])).rowCount, 1);
      const { body } = await service.http.post("notes", { token, body: { text: "unheard" } });
      await until(
        async () => (await service.http.get(`notes/${body.id}`, { token })).body.state === "finished",
      );
      const log = "select 1 from note_log where note_id = $1";
      await until(async () => (await direct.query(log, [body.id])).rowCount === 1);
    } finally {
      await service.stop();
      gate.close();
    }
  });

  it("is opened again when it breaks, and jobs go on meanwhile", async () => {
    const { db, start } = open(database.url);
    const jobs = await start();
    const done: number[] = [];
    const count = jobKind("count", z.object({ n: z.number() }));
    await jobs.work(null, [
      jobsFor<null>()({
        ...count,
        concurrency: 1,
        attempts: 1,
        timeoutSeconds: 60,
        run: async (_, { n }) => void done.push(n),
      }),
    ]);
    await until(async () => (await direct.query(`select ${listener}`)).rowCount === 1);
    const { rows } = await direct.query(`select pid ${listener}`);
    await breakOff();
    await transaction(db, (tx) => jobs.enqueue(tx, count, [{ n: 1 }]));
    await until(() => done.includes(1));
    await until(async () => {
      const now = await direct.query(`select pid ${listener}`);
      return now.rowCount === 1 && now.rows[0].pid !== rows[0].pid;
    });
    await transaction(db, (tx) => jobs.enqueue(tx, count, [{ n: 2 }]));
    await until(() => done.includes(2));
    await jobs.stop();
    await db.close();
  });
});
