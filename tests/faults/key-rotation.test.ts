import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { answered, items } from "@storytelling/clients";
import { readKeyFile, replaceKeyFile, transaction } from "@storytelling/service";
import { until } from "@storytelling/service/testing";
import { localAccounts } from "../../platform/src/accounts.ts";
import { Api } from "../../platform/src/api.ts";
import { type Platform, startPlatform } from "../../platform/src/platform.ts";
import { kinds, load, newWriter, type Writer } from "./rotation/load.ts";
import { filesWith } from "./rotation/search.ts";

/** The number of rotations under load, one after the other; below, the number of other people with keys. */
const rotations = Number(process.env.ROTATIONS || 1);
const people = Number(process.env.ROTATION_PEOPLE || 500);
const each = 8;
const command = fileURLToPath(new URL("../../platform/src/keys/main.ts", import.meta.url));

describe("npm run keys -- rotate under load", () => {
  let dataDir: string;
  let keyFile: string;
  let platform: Platform;
  let writer: Writer;
  let failures: readonly string[];
  let asked = 0;
  const old: string[] = [];
  const sealed: { service: string; person: string; value: Buffer }[] = [];

  const start = async () => {
    platform = await startPlatform({ dataDir, port: 0 });
  };
  const keys = async (verb: string) => {
    const env = { ...process.env, STORYTELLING_DATA: dataDir };
    return (await promisify(execFile)(process.execPath, [command, verb], { env })).stdout;
  };
  const contexts = () => platform.services.map(({ context }) => context);

  before(async () => {
    process.env.REQUESTS_PER_MINUTE = "1000000";
    dataDir = await mkdtemp(join(tmpdir(), "storytelling-rotation-"));
    keyFile = join(dataDir, "master-key");
    await start();
    writer = await newWriter(platform.url);
    for (const { db, name, personal } of contexts())
      await transaction(db, async (tx) => {
        for (let n = 0; n < people; n++) {
          const person = randomUUID();
          sealed.push({ service: name, person, value: await personal.seal(tx, person, person, "a test") });
        }
      });
    const under = load(platform.url, writer);
    const more = async () => {
      const least = under.least() + each;
      await until(() => under.least() >= least, 120);
    };
    try {
      for (let n = 0; n < rotations; n++) {
        await more();
        old.push(...(await readKeyFile(keyFile)));
        await keys("rotate");
      }
      await more();
    } finally {
      await under.stop();
    }
    failures = under.failures;
    asked = under.total();
  });
  after(async () => {
    await platform?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("fails no request of any kind", (t) => {
    t.diagnostic(`${rotations} rotations, ${asked} requests, ${failures.length} failed`);
    assert.deepEqual(failures, []);
  });

  it("leaves exactly one key in the file, a new one, that wraps everything", async () => {
    const [key = "", ...more] = await readKeyFile(keyFile);
    assert.deepEqual(more, []);
    assert.equal(old.includes(key), false);
    const said = await keys("status");
    for (const { name } of contexts())
      assert.match(said, new RegExp(`^${name} +[0-9a-f]{12} wraps (\\d+) of \\1 keys$`, "m"));
  });

  it("is in the audit log: its start and end in each service, and the admin who ran it", async () => {
    const { admin } = await localAccounts(dataDir);
    const api = new Api(platform.url, admin);
    const { id } = await answered(api.identity.GET("/identity/v1/users/me"));
    for (const action of ["key-rotation-started", "key-rotation-finished"]) {
      const noted = await until(async () => {
        const found = await Array.fromAsync(
          items((at) =>
            api.identity.GET("/identity/v1/audit", { params: { query: { action, limit: 100, ...at } } }),
          ),
        );
        return found.length === rotations * contexts().length && found;
      });
      for (const { actorId } of noted) assert.equal(actorId, id);
      const services = new Set(noted.map(({ details }) => details?.service));
      assert.deepEqual(services, new Set(contexts().map(({ name }) => name)));
    }
  });

  it("continues where it was interrupted", async () => {
    const [key = ""] = await readKeyFile(keyFile);
    const fresh = randomBytes(32).toString("base64");
    old.push(key);
    // The state after the command was killed just after it had written the file.
    await replaceKeyFile(keyFile, [fresh, key]);
    await platform.stop();
    await start();
    await keys("rotate");
    const left = await readKeyFile(keyFile);
    assert.equal(left.length, 1);
    assert.equal(left.includes(key), false);
  });

  it("leaves no old key anywhere in the data folder", async () => {
    await platform.stop();
    const [current = ""] = await readKeyFile(keyFile);
    assert.deepEqual(await filesWith(dataDir, current), [keyFile], "the search finds what is there");
    for (const key of old) assert.deepEqual(await filesWith(dataDir, key), []);
  });

  it("leaves everything readable after a restart", async () => {
    await start();
    const again = { ...writer, api: new Api(platform.url, writer.who) };
    for (const ask of Object.values(kinds)) await ask(platform.url, again);
    for (const { name, personal } of contexts()) {
      const mine = sealed.filter(({ service }) => service === name);
      const opened = await personal.openAll(
        mine.map(({ person, value }) => ({ userId: person, sealed: value, purpose: "a test" })),
      );
      assert.deepEqual(
        opened.map(String),
        mine.map(({ person }) => person),
      );
    }
  });
});
