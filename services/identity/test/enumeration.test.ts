import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { channel } from "node:diagnostics_channel";
import { after, before, describe, it, mock } from "node:test";
import type { TestService } from "@storytelling/service/testing";
import { appOf, goodPassword, startIdentity } from "./people.ts";

let service: TestService;
const ada = "ada@example.org";
/** The database statements of the current request. The work of jobs and upkeep meanwhile has no such list. */
const asked = new AsyncLocalStorage<string[]>();
let statements: string[] = [];

function listen(): void {
  channel("http.server.request.start").subscribe(() => asked.enterWith(statements));
  const heard = new WeakSet<object>();
  appOf(service).db.pool.on("acquire", (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      const [statement] = args as [string | { text: string }];
      const text = typeof statement === "string" ? statement : statement.text;
      // It is sent together with the next statement, except the first time on a connection.
      if (text !== "begin") asked.getStore()?.push(text);
      return query(...args);
    }) as typeof client.query;
  });
}
const hashes = async () => {
  const metric = await appOf(service).metrics.getSingleMetricAsString("password_hash_duration_seconds");
  return [...metric.matchAll(/_count\{.*\} (\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0);
};
const letters = async () => {
  const { rows } = await appOf(service).db.pool.query(
    "select count(*) from pgboss.job where name = 'send-letter'",
  );
  return rows[0].count;
};
/** Counts each event that was written to the outbox, even when its transaction was rolled back. */
const written = async () => {
  const { rows } = await appOf(service).db.pool.query(
    "select coalesce(pg_sequence_last_value(pg_get_serial_sequence('outbox', 'pos')), 0)::int as count",
  );
  return rows[0].count as number;
};

/** One request: its work, whether its answer waited for an even time, and how often it notified the relay. */
async function work(path: string, body: object) {
  const before = { hashes: await hashes(), letters: await letters(), written: await written() };
  statements = [];
  const { mock: even } = mock.method(appOf(service), "evenly");
  let told = 0;
  const tell = () => void told++;
  appOf(service).db.committed.add(tell);
  const { status, body: answered, headers } = await service.http.post(path, { body });
  appOf(service).db.committed.delete(tell);
  even.restore();
  return {
    status,
    answered: JSON.stringify({ ...answered, requestId: "" }),
    headers: [...headers.keys()].sort(),
    statements: statements.length,
    hashes: (await hashes()) - before.hashes,
    letters: (await letters()) - before.letters,
    written: (await written()) - before.written,
    evenly: even.callCount(),
    told,
  };
}

before(async () => {
  service = await startIdentity();
  const body = { email: ada, password: goodPassword, displayName: "Ada" };
  await service.http.post("auth/register", { body });
  listen();
});
after(() => service.stop());

describe("an address with an account and one without", () => {
  const cases = [
    ["auth/login", { password: "four wrong herons" }, { hashes: 1, letters: 0, written: 0 }],
    [
      "auth/register",
      { password: "four new herons", displayName: "Ada" },
      { hashes: 1, letters: 1, written: 1 },
    ],
    ["auth/password/forgot", {}, { hashes: 0, letters: 1, written: 0 }],
    ["auth/email/resend", {}, { hashes: 0, letters: 1, written: 0 }],
  ] as const;
  for (const [path, body, expected] of cases)
    it(`POST /${path}: the same answer at an even time, hashes, letters, events written and number of queries`, async () => {
      const known = await work(path, { ...body, email: ada });
      const unknown = await work(path, { ...body, email: `nobody-${path.length}@example.org` });
      assert.deepEqual(unknown, known);
      const { hashes, letters, written, evenly } = known;
      assert.deepEqual({ hashes, letters, written }, expected);
      assert.equal(evenly, 1);
      assert.ok(known.statements > (path === "auth/login" ? 2 : 1), "they were heard");
    });
});
