import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openDevelopment } from "@storytelling/service";
import { until } from "@storytelling/service/testing";
import pg from "pg";
import { type Platform, startPlatform } from "../src/platform.ts";

const script = new URL("../src/events/main.ts", import.meta.url).pathname;

async function events(dataDir: string, ...args: string[]) {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, STORYTELLING_DATA: dataDir },
  });
  let out = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      out += chunk;
    });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out };
}

describe("npm run events", () => {
  let dataDir: string;
  let platform: Platform;
  let identity: pg.Client;
  let story: pg.Client;
  const run = (...args: string[]) => events(dataDir, ...args);

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "storytelling-events-"));
    platform = await startPlatform({ dataDir, port: 0 });
    const development = await openDevelopment({ dir: dataDir, url: platform.url });
    const connected = async (service: string) => {
      const client = new pg.Client({ connectionString: (await development.envOf(service)).DATABASE_URL });
      await client.connect();
      return client;
    };
    identity = await connected("identity");
    story = await connected("story");
  });
  after(async () => {
    await identity.end();
    await story.end();
    await platform.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** A `UserRegistered` without data, which no consumer can handle and which story has parked. */
  async function parkOne(): Promise<{ seq: string; userId: string }> {
    const userId = randomUUID();
    await identity.query(
      "insert into outbox (id, type, version, source, aggregate_id, data, time) values ($1, 'UserRegistered', 1, 'identity', $2, '{}', now())",
      [randomUUID(), userId],
    );
    const seq = await until(async () => {
      const { rows } = await story.query("select seq from parked_events where aggregate_id = $1", [userId]);
      return rows[0]?.seq as number | undefined;
    });
    return { seq: String(seq), userId };
  }

  it("parked: lists them with the reason, and shows one completely", async () => {
    assert.match((await run("parked", "--service", "narration")).out, /No events are parked/);
    const { seq, userId } = await parkOne();
    const { code, out } = await run("parked", "--service", "story", "--consumer", "note-author");
    assert.equal(code, 0, out);
    assert.match(out, new RegExp(`^${seq}  UserRegistered ${userId} at note-author`, "m"));
    const shown = await run("parked", "--service", "story", seq);
    assert.equal(JSON.parse(shown.out).event.subject, userId);
  });

  it("redrive: 65 and the reason while it fails, 0 when it is repaired, 65 when it is no longer there", async () => {
    const { seq, userId } = await parkOne();
    const failed = await run("redrive", "--service", "story", seq);
    assert.equal(failed.code, 65);
    assert.match(failed.out, new RegExp(`Event ${seq} still cannot be handled.*userId`));
    const data = { userId, displayName: "Ada", role: "storyteller" };
    await story.query("update parked_events set event = jsonb_set(event, '{data}', $2) where seq = $1", [
      seq,
      JSON.stringify(data),
    ]);
    const mended = await run("redrive", "--service", "story", seq, "--force");
    assert.equal(mended.code, 0, mended.out);
    assert.match(mended.out, /1 handled/);
    const gone = await run("redrive", "--service", "story", seq);
    assert.equal(gone.code, 65);
    assert.match(gone.out, /no such parked event/);
  });

  it("discard: removes it, with the reason", async () => {
    const { seq } = await parkOne();
    const { code, out } = await run("discard", "--service", "story", seq, "--reason", "Only a test.");
    assert.equal(code, 0, out);
    const { rows } = await story.query("select discard_reason from discarded_events where seq = $1", [seq]);
    assert.deepEqual(rows, [{ discard_reason: "Only a test." }]);
  });

  it("replay: makes one consumer handle a sender's events again, follows the replay, and lists it", async () => {
    const [id, userId] = [randomUUID(), randomUUID()];
    await identity.query(
      "insert into outbox (id, type, version, source, aggregate_id, data, time) values ($1, 'UserRegistered', 1, 'identity', $2, $3, now())",
      [id, userId, { userId, displayName: "Ada", role: "storyteller" }],
    );
    await until(async () => {
      const { rows } = await identity.query("select published_at from outbox where id = $1", [id]);
      return rows[0]?.published_at;
    });
    const to = ["--to", "story/note-author", "--id", id];
    const { code, out } = await run("replay", "--service", "identity", ...to);
    assert.equal(code, 0, out);
    assert.match(out, /1 published again for story\/note-author/);
    const { rows } = await story.query("select consumer from inbox where id like $1", [`${id}%`]);
    assert.deepEqual(
      rows.map(({ consumer }) => consumer),
      ["note-author", "note-author"],
    );
    const listed = await run("replays", "--service", "identity");
    assert.match(listed.out, /done, 1 of 1 to story\/note-author/);
    const replay = /[\da-f-]{36}/.exec(listed.out)?.[0] ?? "";
    assert.equal((await run("cancel", "--service", "identity", replay)).code, 65);
    const refused = await run(
      "replay",
      "--service",
      "identity",
      "--to",
      "story/note-author",
      "--from",
      "2020-01-01T00:00:00Z",
    );
    assert.equal(refused.code, 65);
    assert.match(refused.out, /OUTBOX_DAYS/);
  });

  it("64 for wrong use, with the usage", async () => {
    for (const args of [
      [],
      ["parked"],
      ["parked", "--service", "../x"],
      ["burn", "--service", "story"],
      ["redrive", "--service", "story"],
      ["redrive", "--service", "story", "0"],
      ["discard", "--service", "story", "1"],
      ["replay", "--service", "story"],
      ["replay", "--service", "story", "--to", "story/x"],
      ["cancel", "--service", "story", "1"],
      ["parked", "--service", "story", "--force"],
    ]) {
      const { code, out } = await run(...args);
      assert.equal(code, 64, `${args.join(" ")}: ${out}`);
      assert.match(out, /Exit codes/);
    }
  });

  it("65 for a service that does not exist", async () => {
    assert.equal((await run("parked", "--service", "bakery")).code, 65);
  });

  it("69 when no platform runs", async () => {
    const { code, out } = await events(join(dataDir, "elsewhere"), "parked", "--service", "story");
    assert.equal(code, 69);
    assert.match(out, /npm start/);
  });

  it("0 for --help", async () => assert.equal((await run("--help")).code, 0));
});
