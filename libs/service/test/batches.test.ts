import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { type CloudEvent, type DomainEvent, defineEvent } from "@storytelling/events";
import { Id } from "@storytelling/values";
import { pino } from "pino";
import { z } from "zod";
import type { Bus, Subscription } from "../../bus/src/bus.ts";
import { startConsumers } from "../src/events/handle.ts";
import { redrive } from "../src/events/redrive.ts";
import { type Troubles, troubles } from "../src/events/supervise.ts";
import { type Consumer, consumersFor, type ReceivedEvent, type Tx } from "../src/index.ts";
import { startTestService, type TestService, until } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

const data = z.object({ noteId: Id, text: z.string() });
type Data = z.infer<typeof data>;
const shared = { version: 1, source: "notes", aggregate: "note", summary: "A test.", data } as const;
const example = { noteId: "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b", text: "milk" };
const [jotted, counted, single] = ["Jotted", "Counted", "Single"].map((type) =>
  defineEvent({ ...shared, type, example }),
) as [Made, Made, Made];
const personal = defineEvent({
  ...shared,
  type: "Personal",
  data: data.extend({ ownerId: Id }),
  example: { ...example, ownerId: example.noteId },
  personal: { of: "ownerId", fields: ["text"] },
});
type Made = ReturnType<typeof defineEvent<string, Data>>;

interface Tables {
  note_log: { note_id: string; event_id: string; what: string };
}
interface App {
  /** The events of each transaction of a consumer that takes many. */
  readonly given: string[][];
  bad: string | undefined;
  /** Called by a handler before it writes. */
  pause(text: string): Promise<void>;
}

async function write(app: App, events: readonly ReceivedEvent<Data>[], tx: Tx<Tables>): Promise<void> {
  for (const { id, data } of events) {
    await app.pause(data.text);
    if (data.text === app.bad) throw new Error("poisoned");
    await tx.insertInto("note_log").values({ note_id: data.noteId, event_id: id, what: data.text }).execute();
  }
}

async function writeMany(app: App, events: readonly ReceivedEvent<Data>[], tx: Tx<Tables>): Promise<void> {
  app.given.push(events.map((event) => event.data.text));
  await write(app, events, tx);
}

const writeOne = (app: App, event: ReceivedEvent<Data>, tx: Tx<Tables>) => write(app, [event], tx);

const on = consumersFor<App>();
const consumers: readonly Consumer<App>[] = [
  on.many(jotted, "jot", writeMany, { early: true }),
  on.many(personal, "keep", writeMany),
  on(counted, "count", writeOne, { batch: true, early: true }),
  on(single, "single", writeOne, { early: true }),
];

const made = (event: DomainEvent): CloudEvent => ({
  specversion: "1.0",
  id: randomUUID(),
  source: "/notes",
  type: event.type,
  subject: event.aggregateId,
  time: new Date().toISOString(),
  datacontenttype: "application/json",
  dataversion: event.version,
  data: event.data,
});
const jot = (noteId: string, text: string, of = jotted) => made(of(noteId, { noteId, text }));

describe("events that come together", () => {
  let service: TestService;
  before(async () => {
    service = await startTestService(notes);
  });
  after(() => service.stop());
  const db = () => service.running.context.db;

  /** A member of the group; the test decides which events it gets. */
  async function member(
    limits: { seconds?: number; troubles?: Troubles } = {},
  ): Promise<App & { handle: Subscription["handle"]; outcomes: string[] }> {
    const app: App = { given: [], bad: undefined, pause: async () => {} };
    const outcomes: string[] = [];
    const taken = Promise.withResolvers<Subscription>();
    const bus = {
      kind: "test",
      subscribe: async (subscription: Subscription) => taken.resolve(subscription),
    };
    await startConsumers({
      service: "batches",
      app,
      db: db(),
      bus: bus as unknown as Bus,
      log: pino({ level: "silent" }),
      consumers,
      attempts: 2,
      ...limits,
      observe: (_consumer, outcome) => outcomes.push(outcome),
    });
    return Object.assign(app, { handle: (await taken.promise).handle, outcomes });
  }
  const always = () => true;
  const query = async <T>(sql: string, values: unknown[]): Promise<T[]> =>
    (await db().pool.query(sql, values)).rows;
  const logged = async (noteId: string) =>
    (
      await query<{ what: string }>("select what from note_log where note_id = $1 order by seq", [noteId])
    ).map(({ what }) => what);
  const parked = async (noteId: string) =>
    (
      await query<{ text: string }>(
        "select event->'data'->>'text' as text from parked_events where aggregate_id = $1 order by seq",
        [noteId],
      )
    ).map(({ text }) => text);
  const reasons = async (noteId: string) =>
    (
      await query<{ reason: string }>(
        "select reason from parked_events where aggregate_id = $1 order by seq",
        [noteId],
      )
    ).map(({ reason }) => /older|earlier/.exec(reason)?.[0]);
  const jotConsumer = consumers[0] as Consumer<App>;

  it("share a transaction, at most a hundred, also those of several aggregates, in order per aggregate", async () => {
    const one = await member();
    const [a, b] = [randomUUID(), randomUUID()];
    const texts = Array.from({ length: 130 }, (_, n) => `${n}`);
    await one.handle([jot(b, "x"), ...texts.map((text) => jot(a, text)), jot(b, "y")], always);
    assert.deepEqual(one.given.map((texts) => texts.length).sort(), [100, 2, 30].sort());
    assert.deepEqual([await logged(a), await logged(b)], [texts, ["x", "y"]]);
    assert.deepEqual(new Set(one.outcomes), new Set(["handled"]));
  });

  it("have one effect each when one came twice, and when half of them are delivered again", async () => {
    const one = await member();
    const noteId = randomUUID();
    const events = ["a", "b", "c", "d"].map((text) => jot(noteId, text));
    const [a, b, c, d] = events as [CloudEvent, CloudEvent, CloudEvent, CloudEvent];
    await one.handle([a, b, a, b], always);
    await one.handle([b, a, c, d, c], always);
    assert.deepEqual(await logged(noteId), ["a", "b", "c", "d"]);
    assert.deepEqual(one.given, [
      ["a", "b"],
      ["c", "d"],
    ]);
    assert.equal(one.outcomes.filter((outcome) => outcome === "duplicate").length, 2);
  });

  it("have their effect when another one cannot be handled, which parks its own aggregate", async () => {
    const one = await member();
    const [bad, good] = [randomUUID(), randomUUID()];
    one.bad = "poison";
    const events = [
      jot(good, "1"),
      jot(bad, "before"),
      jot(bad, "poison"),
      jot(good, "2"),
      jot(bad, "after"),
      jot(good, "3"),
    ];
    await one.handle(events, always);
    assert.deepEqual([await logged(good), await logged(bad)], [["1", "2", "3"], ["before"]]);
    assert.deepEqual(await parked(bad), ["poison", "after"]);
    assert.deepEqual(await parked(good), []);

    // Later events of the parked aggregate wait, in a batch, too.
    await one.handle([jot(bad, "later"), jot(good, "4"), jot(bad, "last")], always);
    assert.deepEqual(await parked(bad), ["poison", "after", "later", "last"]);
    assert.deepEqual(await logged(good), ["1", "2", "3", "4"]);
    assert.deepEqual(one.given.at(-1), ["4"]);

    one.bad = undefined;
    assert.equal((await redrive(db(), one as App, jotConsumer, bad)).handled, 4);
    await one.handle([...events, jot(bad, "new")], always);
    assert.deepEqual(await logged(bad), ["before", "poison", "after", "later", "last", "new"]);
  });

  it("have their effect when another one does not fit the schema, which is parked", async () => {
    const one = await member();
    const [bad, good] = [randomUUID(), randomUUID()];
    await one.handle([jot(good, "1"), { ...jot(bad, "newer"), dataversion: 9 }, jot(good, "2")], always);
    assert.deepEqual(await logged(good), ["1", "2"]);
    assert.deepEqual(await parked(bad), ["newer"]);
  });

  it("stay in order per aggregate between consumers that take many and one that does not", async () => {
    const one = await member();
    const notes = Array.from({ length: 8 }, () => randomUUID());
    const kinds = [jotted, single, counted, jotted, jotted, single, single, counted];
    const events = kinds.flatMap((kind, n) => notes.map((noteId) => jot(noteId, `${n}`, kind)));
    await one.handle(events, always);
    for (const noteId of notes)
      assert.deepEqual(
        await logged(noteId),
        kinds.map((_, n) => `${n}`),
      );
    assert.equal(one.given.length, 2);
  });

  it("have one effect each, in order, without a deadlock, when two members get them at once", async () => {
    const members = await Promise.all([member(), member()]);
    const notes = Array.from({ length: 40 }, () => randomUUID());
    const events = Array.from({ length: 10 }, (_, n) => n).flatMap((n) =>
      notes.map((noteId) => jot(noteId, `${n}`, n % 3 ? jotted : single)),
    );
    // The other member gets the aggregates in another order, and only a part of the events.
    const others = Array.from({ length: 10 }, (_, n) => events.slice(n * 40, n * 40 + 40).reverse()).flat();
    const again = async ({ handle }: { handle: Subscription["handle"] }, these: CloudEvent[]) => {
      for (let tries = 0; tries < 20; tries++)
        try {
          return await handle(these, always);
        } catch {}
      throw new Error("It never succeeded.");
    };
    const [first, second] = members as [(typeof members)[0], (typeof members)[0]];
    await Promise.all([again(first, events), again(second, others)]);
    for (const noteId of notes)
      assert.deepEqual(
        await logged(noteId),
        Array.from({ length: 10 }, (_, n) => `${n}`),
      );
  });

  it("wait while their aggregate is being redriven, and are handled after that", async () => {
    const one = await member();
    const noteId = randomUUID();
    one.bad = "bad";
    await one.handle([jot(noteId, "bad")], always);
    one.bad = undefined;
    const [started, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow: App = {
      given: [],
      bad: undefined,
      async pause() {
        started.resolve();
        await release.promise;
      },
    };
    const redriven = redrive(db(), slow, jotConsumer, noteId);
    await started.promise;
    const handled = one.handle([jot(noteId, "x"), jot(noteId, "y")], always);
    await until(
      async () =>
        (
          await query(
            "select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())",
            [],
          )
        ).length > 0,
    );
    release.resolve();
    await Promise.all([redriven, handled]);
    assert.deepEqual(await logged(noteId), ["bad", "x", "y"]);
    assert.deepEqual(await parked(noteId), []);
  });

  it("are not handled by a member that no longer owns them, from its next transaction on", async () => {
    const one = await member();
    const noteId = randomUUID();
    let has = true;
    one.pause = async (text) => {
      if (text === "1") has = false;
    };
    const events = ["0", "1", "2"].map((text) => jot(noteId, text, single));
    await assert.rejects(
      one.handle(events, () => has),
      /left for another delivery/,
    );
    assert.deepEqual(await logged(noteId), ["0", "1"]);
    assert.deepEqual(await parked(noteId), []);
  });

  it("are all delivered again, and none is parked, when the database went down", async () => {
    const one = await member();
    const notes = [randomUUID(), randomUUID()];
    let cut = true;
    one.pause = async () => {
      if (!cut) return;
      cut = false;
      throw Object.assign(new Error("terminating connection"), { code: "57P01" });
    };
    const events = notes.map((noteId) => jot(noteId, "only"));
    await assert.rejects(one.handle(events, always), /terminating/);
    await one.handle(events, always);
    for (const noteId of notes)
      assert.deepEqual([await logged(noteId), await parked(noteId)], [["only"], []]);
  });

  it("all have their effect when one hangs: they are broken off together, and then it alone", async () => {
    const broken: string[] = [];
    const moving = troubles((what) => broken.push(what));
    const one = await member({ seconds: 0.5, troubles: moving });
    const [slow, other] = [randomUUID(), randomUUID()];
    let hangs = 2;
    const said: (string | undefined)[] = [];
    one.pause = async (text) => {
      if (hangs === 1) said.push(moving.current.get("jot"));
      if (text === "slow" && hangs-- > 0) await new Promise(() => {});
    };
    await one.handle([jot(other, "1"), jot(slow, "slow"), jot(slow, "next"), jot(other, "2")], always);
    assert.deepEqual(
      [await logged(other), await logged(slow)],
      [
        ["1", "2"],
        ["slow", "next"],
      ],
    );
    assert.match(said[0] ?? "", /^4 events together were broken off/);
    assert.deepEqual(broken, ["jot", "jot"]);
    assert.equal(moving.current.size, 0);
    assert.deepEqual(await parked(slow), []);
  });

  it("count as progress for the watchdog", async () => {
    const moving = troubles(() => {});
    const one = await member({ troubles: moving });
    await one.handle([jot(randomUUID(), "1"), jot(randomUUID(), "2")], always);
    assert.deepEqual([one.given.length, moving.ended], [1, 1]);
  });

  it("wait behind one of their aggregate that is older than the inbox remembers, which is parked once", async () => {
    const one = await member();
    const [stale, good] = [randomUUID(), randomUUID()];
    const old = { ...jot(stale, "old"), time: new Date(Date.now() - 60_000).toISOString() };
    await query("update inbox_forgotten set before = $1", [new Date(Date.now() - 30_000)]);
    const events = [jot(good, "1"), old, jot(good, "2"), jot(stale, "after")];
    await one.handle(events, always);
    await one.handle(events, always);
    await query("update inbox_forgotten set before = '-infinity'", []);
    assert.deepEqual([await logged(good), await logged(stale)], [["1", "2"], []]);
    assert.deepEqual(await parked(stale), ["old", "after"]);
    assert.deepEqual(await reasons(stale), ["older", "earlier"]);
    assert.deepEqual(one.outcomes.slice(0, 4).sort(), ["forgotten", "handled", "handled", "parked"]);
    assert.equal((await redrive(db(), one as App, jotConsumer, stale)).handled, 2);
    assert.deepEqual(await logged(stale), ["old", "after"]);
  });

  it("have a second effect at the consumer of a replay when both come together", async () => {
    const one = await member();
    const noteId = randomUUID();
    const event = jot(noteId, "a");
    const replay = { ...event, replayid: randomUUID(), replaytime: new Date().toISOString() };
    const mine = { ...replay, replayfor: "batches/jot" };
    const another = { ...replay, replayid: randomUUID(), replayfor: "batches/count" };
    await one.handle([event, mine, another, jot(noteId, "b")], always);
    await one.handle([mine, event], always);
    assert.deepEqual(await logged(noteId), ["a", "a", "b"]);
  });

  it("have no effect, and are not parked, when their user is erased; the others have theirs", async () => {
    const one = await member();
    const [gone, here] = [randomUUID(), randomUUID()];
    await query("insert into erased_users (user_id, erased_at) values ($1, now())", [gone]);
    const events = [gone, here, gone, here].map((noteId, n) =>
      made(personal(noteId, { noteId, ownerId: noteId, text: `${n}` })),
    );
    await one.handle(events, always);
    await one.handle(events, always);
    assert.deepEqual([await logged(gone), await logged(here)], [[], ["1", "3"]]);
    assert.deepEqual(await parked(gone), []);
    assert.deepEqual(one.given.at(-1), ["1", "3"]);
  });
});
