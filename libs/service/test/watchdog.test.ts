import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";
import { after, describe, it } from "node:test";
import { type Bus, inProcessBus, redisBus, type Subscription } from "@storytelling/bus";
import { sql } from "kysely";
import pg from "pg";
import { ensureProgram, requireOrSkip, startRedis } from "../../../tools/machine/index.ts";
import { log } from "../../bus/test/redis-world.ts";
import { type Consumer, record, type ServiceContext, transaction } from "../src/index.ts";
import { startTestService, type TestService, testDatabase, until } from "../src/testing/index.ts";
import { noteChanged, notes } from "./notes/service.ts";

const never = () => new Promise<void>(() => {});

/** The notes service. Its consumer first runs, once, what a test gives it. */
function first(deed: (tx: { text: string }) => Promise<void>) {
  let done = false;
  const consumers = notes.consumers.map((consumer) => ({
    ...consumer,
    async handle(app: ServiceContext, event: { data: { text: string } }, tx: never) {
      const mine = !done && event.data.text === "stuck";
      if (mine) done = true;
      await (consumer as Consumer<ServiceContext>).handle(app, event as never, tx);
      if (mine) await deed(event.data);
    },
  }));
  return { ...notes, consumers: consumers as unknown as typeof notes.consumers };
}

const change = (service: TestService, noteId: string, text: string) =>
  transaction(service.running.context.db, (tx) => record(tx, [noteChanged(noteId, { noteId, text })]));
const logged = async (service: TestService, noteId: string) => {
  const sql = "select what from note_log where note_id = $1 order by seq";
  const { rows } = await service.running.context.db.pool.query(sql, [noteId]);
  return rows.map(({ what }) => what);
};
/** Resolves with the first trouble of this name, even if it is over soon: on a busy machine a poll would come too late. */
function troubleOf({ running }: TestService, name: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const stuck = running.stuck as Map<string, string>;
  const set = stuck.set.bind(stuck);
  stuck.set = (what, why) => {
    if (what === name) resolve(why);
    return set(what, why);
  };
  return promise;
}
const metric = async (service: TestService, line: RegExp) =>
  line.test(await service.running.metrics.registry.metrics());

// Before the first test: if the file awaited it later, it would count as done meanwhile.
const program = await ensureProgram("redis-server");
const server = "missing" in program ? null : await startRedis();
after(() => server?.stop());

/** Each of these shows that other groups still get their events while the handler of one hangs. */
function hangs(name: string, open: () => Promise<Bus>) {
  describe(`a handler that hangs once, on the ${name} bus`, () => {
    it("makes the service unready by name, is broken off, counted, and then handles the event once", async () => {
      const bus = await open();
      const service = await startTestService(
        first(() => never()),
        { run: { bus, handlerSeconds: 1 } },
      );
      const others: string[] = [];
      const other: Subscription = {
        group: `others-${randomUUID()}`,
        types: new Set(["NoteChanged"]),
        handle: async (events) => void others.push(...events.map(({ subject }) => subject)),
      };
      await bus.subscribe(other);
      const noteId = randomUUID();
      const trouble = troubleOf(service, "log-change");
      await change(service, noteId, "stuck");
      await until(() => others.includes(noteId));
      const said = await trouble;
      assert.match(said, /did not end in 1 s/);
      await change(service, noteId, "next");
      await until(async () => (await logged(service, noteId)).length === 2);
      assert.deepEqual(await logged(service, noteId), ["stuck", "next"]);
      await until(async () => (await service.running.ready()).ready);
      assert.ok(await metric(service, /event_restarts_total\{what="log-change".*\} 1$/m));
      await service.stop();
      await bus.close();
    });
  });
}

hangs("in-process", async () => inProcessBus());

if ("missing" in program) it("redis", (test) => requireOrSkip(test, program.missing));
else if (server) hangs("redis", async () => redisBus({ url: server.url, prefix: randomUUID(), log }));

describe("a bus that delivers no events any more", () => {
  it("is subscribed to again, and the service reports meanwhile that it makes no progress", async () => {
    const own = inProcessBus();
    let subscriptions = 0;
    // The first subscription never delivers anything, as if its member hung.
    const bus: Bus = {
      ...own,
      subscribe: (subscription) =>
        own
          .subscribe(++subscriptions === 1 ? { ...subscription, handle: never } : { ...subscription })
          .then((open) => ({ close: () => (subscriptions === 1 ? never() : open.close()) })),
      lag: async () => [{ partition: 0, waiting: 1, oldest: new Date(), ours: true }],
    };
    const service = await startTestService(notes, { run: { bus, handlerSeconds: 0.5 } });
    await until(() => service.running.stuck.get("consumers"));
    await until(() => subscriptions > 1);
    assert.equal((await service.running.ready()).ready, false);
    await service.stop();
  });
});

describe("a transaction that has reached its time limit", () => {
  it("cannot commit any more, and releases its locks", async () => {
    const service = await startTestService(notes);
    const { db } = service.running.context;
    const noteId = randomUUID();
    const go = Promise.withResolvers<void>();
    const late = Promise.withResolvers<unknown>();
    const limited = transaction(
      db,
      async (tx) => {
        await record(tx, [noteChanged(noteId, { noteId, text: "late" })]);
        await tx.insertInto("token_cutoffs").values({ user_id: noteId, not_before: new Date() }).execute();
        await go.promise;
        await record(tx, [noteChanged(noteId, { noteId, text: "later" })]).catch(late.resolve);
      },
      0.5,
    );
    await assert.rejects(limited, { name: "TimeUp", code: "25P04" });
    await transaction(
      db,
      (tx) => tx.insertInto("token_cutoffs").values({ user_id: noteId, not_before: new Date() }).execute(),
      2,
    );
    go.resolve();
    assert.ok((await late.promise) instanceof Error);
    assert.equal((await db.pool.query("select 1 from outbox where aggregate_id = $1", [noteId])).rowCount, 0);
    await service.stop();
  });

  it("has a slow statement cancelled by the server", async () => {
    const service = await startTestService(notes);
    const { db } = service.running.context;
    const slow = transaction(db, (tx) => sql`select pg_sleep(30)`.execute(tx), 0.3);
    await assert.rejects(slow, { code: "57014" });
    await service.stop();
  });
});

/** A TCP proxy to PostgreSQL whose connections can fall silent: they stay open, and pass nothing on. */
async function proxyTo(url: string) {
  const target = new URL(url);
  const { port, hostname } = target;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = dial(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    }
    client.pipe(upstream).pipe(client);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  target.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: target.href,
    freeze() {
      for (const socket of sockets) socket.unpipe().pause();
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

describe("connections to PostgreSQL that freeze while an event is handled", () => {
  it("are closed, their locks are released, and the event is handled once", async () => {
    const database = await testDatabase(notes.migrations);
    const proxy = await proxyTo(database.url);
    const frozen = first(async () => proxy.freeze());
    const bus = inProcessBus();
    const service = await startTestService(frozen, {
      env: { DATABASE_URL: proxy.url },
      run: { bus, handlerSeconds: 1 },
    });
    const noteId = randomUUID();
    await change(service, noteId, "stuck");
    const direct = new pg.Client({ connectionString: database.url });
    await direct.connect();
    await direct.query(
      `insert into outbox (id, type, version, source, aggregate_id, data, time)
       values ($1, 'NoteChanged', 1, 'notes', $2, $3, now())`,
      [randomUUID(), noteId, { noteId, text: "next" }],
    );
    const effects = async () => {
      const sql = "select what from note_log where note_id = $1 order by seq";
      return (await direct.query(sql, [noteId])).rows.map(({ what }) => what);
    };
    await until(async () => (await effects()).length >= 2, 40);
    assert.deepEqual(await effects(), ["stuck", "next"]);
    await direct.end();
    proxy.close();
    await service.stop().catch(() => {});
    await database.drop();
  });
});
