import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, describe, it } from "node:test";
import { storyCreated } from "@storytelling/events";
import pg from "pg";
import { consumersFor, record, type ServiceContext, transaction } from "../src/index.ts";
import { startTestService, type TestActor, type TestService, until } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

/** Titles in the order in which they were handled. */
const heard: string[] = [];
let broken = false;
const listening = {
  ...notes,
  consumers: [
    ...notes.consumers,
    consumersFor<ServiceContext>()(storyCreated, "hear-story", async (_app, { data }) => {
      if (broken) throw new Error(`No shelf for ${data.title}.`);
      heard.push(data.title);
    }),
  ],
};

let service: TestService;
let maria: TestActor;
before(async () => {
  service = await startTestService(listening);
  maria = await service.actor(["events.manage"], { role: "admin" });
});
after(() => service.stop());
afterEach(() => {
  broken = false;
});

const db = () => service.running.context.db;
const query = async (sql: string, values: unknown[] = []) => (await db().pool.query(sql, values)).rows;
const created = (ownerId: string, title: string) => {
  const storyId = randomUUID();
  return storyCreated(storyId, { storyId, ownerId, title, language: "en", revision: 1 });
};
/** Publishes a story with a unique title. */
async function tell(ownerId: string = randomUUID()): Promise<{ title: string; storyId: string }> {
  const title = `The ${randomUUID()}`;
  const event = created(ownerId, title);
  await transaction(db(), (tx) => record(tx, [event]));
  return { title, storyId: event.aggregateId };
}
const hears = (title: string) => until(() => heard.includes(title));
/** How many rows of a table contain some words in clear. */
const clear = async (table: string, words: string) =>
  (await query(`select 1 from ${table} as t where position($1 in t::text) > 0`, [words])).length;
const admin = (method: "get" | "post", path: string, body?: object) =>
  service.http[method](`admin/${path}`, { token: maria.token, ...(body ? { body } : {}) });
const replay = async (ids: string[]) => {
  const { body } = await admin("post", "replays", { consumer: "notes/hear-story", ids });
  return until(async () => {
    const now = (await admin("get", `replays/${body.id}`)).body;
    return now.state !== "running" && now.published === now.total && now;
  });
};
const idOf = async (storyId: string): Promise<string> =>
  (await query("select id from outbox where aggregate_id = $1", [storyId]))[0].id;

describe("an event with words about a person", () => {
  it("is delivered whole, and its words cannot be read in the outbox", async () => {
    const { title, storyId } = await tell();
    await hears(title);
    assert.equal(await clear("outbox", title), 0);
    const [row] = await query("select data from outbox where aggregate_id = $1", [storyId]);
    assert.deepEqual(Object.keys(row.data).sort(), ["language", "ownerId", "revision", "storyId"]);
  });

  it("is delivered whole when it is replayed", async () => {
    const { title, storyId } = await tell();
    await hears(title);
    await replay([await idOf(storyId)]);
    await until(() => heard.filter((one) => one === title).length === 2);
  });

  it("is sealed with its reason while it is parked; an operator sees both, and can redrive it", async () => {
    broken = true;
    const { title, storyId } = await tell();
    const { seq } = await until(
      async () => (await query("select seq from parked_events where aggregate_id = $1", [storyId]))[0],
    );
    assert.equal(await clear("parked_events", title), 0);
    const shown = (await admin("get", `parked-events/${seq}`)).body;
    assert.deepEqual([shown.event.data.title, shown.reason], [title, `Error: No shelf for ${title}.`]);
    const listed = (await admin("get", "parked-events")).body.items.at(-1);
    assert.equal(listed.reason, `Error: No shelf for ${title}.`);

    const stopped = (await admin("post", `parked-events/${seq}/redrive`)).body.stoppedAt;
    assert.equal(stopped.reason, `Error: No shelf for ${title}.`);
    assert.equal(await clear("parked_events", title), 0);
    broken = false;
    assert.equal((await admin("post", `parked-events/${seq}/redrive`)).body.handled, 1);
    assert.ok(heard.includes(title));
  });

  it("stays sealed when it is discarded", async () => {
    broken = true;
    const { title, storyId } = await tell();
    const { seq } = await until(
      async () => (await query("select seq from parked_events where aggregate_id = $1", [storyId]))[0],
    );
    const discarded = await admin("post", `parked-events/${seq}/discard`, { reason: "A test." });
    assert.equal(discarded.body.reason, `Error: No shelf for ${title}.`);
    assert.equal(
      (await query("select 1 from discarded_events where seq = $1 and sealed is not null", [seq])).length,
      1,
    );
    assert.equal(await clear("discarded_events", title), 0);
  });

  it("is never published again once the person's key is gone; events of others are", async () => {
    const ada = randomUUID();
    const [hers, his] = [await tell(ada), await tell()];
    await Promise.all([hears(hers.title), hears(his.title)]);
    await service.running.context.blobs.eraseOwner(ada);
    const ended = await replay([await idOf(hers.storyId), await idOf(his.storyId)]);
    assert.equal(ended.state, "done");
    await until(() => heard.filter((one) => one === his.title).length === 2);
    assert.equal(heard.filter((one) => one === hers.title).length, 1);
  });

  it("whose sealed part was moved from another row is not published, and /readyz says so", async () => {
    const ada = randomUUID();
    const [one, other] = [await tell(ada), await tell(ada)];
    await Promise.all([hears(one.title), hears(other.title)]);
    const id = await idOf(other.storyId);
    const [{ sealed }] = await query("select sealed from outbox where id = $1", [id]);
    const moved = "(select sealed from outbox where aggregate_id = $2)";
    await query(`update outbox set published_at = null, sealed = ${moved} where id = $1`, [id, one.storyId]);
    await until(async () =>
      /An event cannot be opened/.test((await service.running.ready()).checks.relay ?? ""),
    );
    await query("update outbox set sealed = $2 where id = $1", [id, sealed]);
    await until(async () => (await service.running.ready()).ready);
    assert.equal(heard.filter((title) => title === one.title).length, 1);
  });
});

describe("events of an older installation", () => {
  it("are sealed at the start, and unpublished ones are published whole", async () => {
    const ownerId = randomUUID();
    const old = await startTestService(listening);
    await old.stop({ keep: true });
    const pool = new pg.Pool({ connectionString: old.data.database.url, max: 1 });
    const titles = [randomUUID(), randomUUID(), randomUUID()] as const;
    const [waiting, parked, discarded] = titles.map((title) => created(ownerId, title));
    await pool.query(
      `insert into outbox (id, type, version, source, aggregate_id, data, time)
       values ($1, 'StoryCreated', 1, 'story', $2, $3, now())`,
      [randomUUID(), waiting?.aggregateId, JSON.stringify(waiting?.data)],
    );
    const event = (data: unknown) =>
      JSON.stringify({ id: randomUUID(), source: "/story", type: "StoryCreated", dataversion: 1, data });
    await pool.query(
      `insert into parked_events (consumer, aggregate_id, event, reason, attempts, parked_at)
       values ('hear-story', 'a', $1, $2, 4, now())`,
      [event(parked?.data), `No ${titles[1]}`],
    );
    await pool.query(
      `insert into discarded_events (seq, consumer, aggregate_id, event, reason, attempts, redrives, parked_at,
         discarded_at, discarded_by, discard_reason)
       values (9, 'hear-story', 'a', $1, $2, 4, 0, now(), now(), 'x', 'x')`,
      [event(discarded?.data), `No ${titles[2]}`],
    );
    await pool.query("delete from upgrades");

    const anew = await startTestService(listening, { data: old.data });
    try {
      await hears(titles[0]);
      for (const table of ["outbox", "parked_events", "discarded_events"])
        for (const title of titles) {
          const { rowCount } = await pool.query(
            `select 1 from ${table} as t where position($1 in t::text) > 0`,
            [title],
          );
          assert.equal(rowCount, 0, `${title} in ${table}`);
        }
    } finally {
      await pool.end();
      await anew.stop();
    }
  });
});
