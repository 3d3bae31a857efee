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
import { story } from "../../services/story/src/service.ts";
import { subscription } from "../../services/subscription/src/service.ts";

const kills = Number(process.env.KILLS || 3);
const storiesAllowed = 5;

/** What one user did according to the story service's tables, or what they were charged. */
interface Account {
  owner: string;
  resource: string;
  amount: number;
}

describe(`story and subscription killed at ${kills} random instants while users write`, () => {
  let databases: { story: TestDatabase; subscription: TestDatabase };
  let blobDir: string;
  let done: Account[];
  let charged: Account[];
  let begunAndNeverSettled: number;

  before(async () => {
    databases = {
      story: await testDatabase(story.migrations),
      subscription: await testDatabase(subscription.migrations),
    };
    blobDir = await mkdtemp(join(tmpdir(), "storytelling-faults-"));
    const masterKey = randomBytes(32).toString("base64");
    const start = async (load: "yes" | "no"): Promise<ChildProcess> => {
      const child = fork(fileURLToPath(new URL("./usage-world.ts", import.meta.url)), {
        env: {
          ...process.env,
          STORY_DATABASE: databases.story.url,
          SUBSCRIPTION_DATABASE: databases.subscription.url,
          MASTER_KEY: masterKey,
          JWKS_URL: "http://127.0.0.1:9/unused",
          BLOB_DIR: blobDir,
          LOAD: load,
        },
      });
      await Promise.race([
        once(child, "message"),
        once(child, "exit").then(([code]) => {
          throw new Error(`The process ended with ${code} before it was ready.`);
        }),
      ]);
      return child;
    };
    for (let n = 0; n < kills; n++) {
      const child = await start("yes");
      await once(child, "message");
      await sleep(Math.random() * 600);
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    const last = await start("no");
    await until(async () => (await waiting()) === 0, 90);
    last.send("stop");
    await once(last, "exit");
    done = await ask<Account>(
      databases.story,
      `select owner_id as owner, 'stories' as resource, count(*)::int as amount from stories group by owner_id
       union all
       select s.owner_id, 'analysedWords', sum(s.words)::int from story_analyses a join stories s on s.id = a.story_id
        where a.status = 'done' group by s.owner_id
       order by 1, 2`,
    );
    charged = await ask<Account>(
      databases.subscription,
      "select user_id as owner, resource, sum(used)::int as amount from usage_tracking group by 1, 2 order by 1, 2",
    );
    const [held] = await ask<{ n: number }>(
      databases.subscription,
      // A hold expires after 15 minutes when its work never began, and after a week when it did.
      "select count(*)::int as n from usage_reservations where state = 'held' and expires_at > now() + interval '16 min'",
    );
    begunAndNeverSettled = held?.n ?? Number.NaN;
  });
  after(async () => {
    await Promise.all([databases.story.drop(), databases.subscription.drop()]);
    await rm(blobDir, { recursive: true, force: true });
  });

  /** The number of undelivered events and of unfinished analyses. */
  async function waiting(): Promise<number> {
    const outbox = "select count(*)::int as n from outbox where published_at is null";
    const counts = await Promise.all([
      ask<{ n: number }>(databases.story, outbox),
      ask<{ n: number }>(databases.subscription, outbox),
      ask<{ n: number }>(
        databases.story,
        "select count(*)::int as n from story_analyses where status not in ('done', 'failed')",
      ),
    ]);
    return counts.flat().reduce((sum, { n }) => sum + n, 0);
  }

  it("had work that could be lost", () => assert.ok(done.length >= kills));
  it("charges each user exactly for the work done: nothing is lost, nothing charged twice", () =>
    assert.deepEqual(charged, done));
  it("gives no user more than their tier grants", () =>
    assert.ok(charged.every(({ resource, amount }) => resource !== "stories" || amount <= storiesAllowed)));
  it("leaks no hold: all work that began was settled", () => assert.equal(begunAndNeverSettled, 0));
});

async function ask<Row extends pg.QueryResultRow>(database: TestDatabase, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}
