import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { ApiProblem, answered, items } from "@storytelling/clients";
import { servicesWithPersonalData } from "@storytelling/events";
import { type PostgresServer, startPostgres } from "@storytelling/postgres";
import { columnsHolding, until } from "@storytelling/service/testing";
import { unzipSync } from "fflate";
import pg from "pg";
import { frameworkKept } from "../../libs/service/src/personal/framework-columns.ts";
import { localAccounts } from "../src/accounts.ts";
import { Api } from "../src/api.ts";
import { constellation } from "../src/constellation.ts";
import { eraseAgain } from "../src/erase-again/erase-again.ts";
import { type Platform, startPlatform } from "../src/platform.ts";
import { analyze, narrate } from "../src/production.ts";

const password = "nine otters in a rowing boat";
const ada = { email: "zyxadora.quill@example.org", password, displayName: "Zyxadora Quillfeather" };
const bob = { email: "bob@example.org", password, displayName: "Bob" };
const story = {
  title: "The Wobblethorn Gate",
  language: "en",
  text: 'The wobblethorn gate was shut.\n\n"Open it, Grimbulka," said Brambleknack.\n\n"Never, Brambleknack," said Grimbulka.\n',
};
/** Words that would identify her data in any place. */
const telling = ["zyxadora", "quillfeather", "wobblethorn", "brambleknack", "grimbulka"];

type ErasureView = Awaited<ReturnType<typeof erase>>;

const status = (asked: Promise<unknown>): Promise<number> =>
  asked.then(
    () => 200,
    (error: unknown) => {
      if (error instanceof ApiProblem) return error.status;
      throw error;
    },
  );

async function world() {
  const dataDir = await mkdtemp(join(tmpdir(), "storytelling-rights-"));
  const postgres = () => startPostgres({ dir: join(dataDir, "postgres"), durable: true });
  return {
    dataDir,
    postgres,
    start: () => startPlatform({ dataDir, port: 0, logLevel: "trace" }),
    end: () => rm(dataDir, { recursive: true, force: true }),
  };
}

async function query(server: PostgresServer, database: string, sql: string, values: unknown[] = []) {
  const url = new URL(server.adminUrl);
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Every row of every table of every service, as text, with its table; bytes are shown as hex. */
async function* rowsOf(server: PostgresServer) {
  for (const { name } of constellation) {
    const tables = await query(
      server,
      name,
      `select format('%I.%I', schemaname, tablename) as table from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    for (const { table } of tables)
      for (const { row } of await query(server, name, `select t::text as row from ${table} t`))
        yield { where: `${name} ${table}`, row: row as string };
  }
}

async function* filesOf(dataDir: string) {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    // Except the server's own files: deleted data stays in pages and in the write-ahead log until they are reused.
    if (entry.isFile() && !path.includes("postgres/data/")) yield { path, bytes: await readFile(path) };
  }
}

/** The places in which one of her words is left. */
async function traces(server: PostgresServer, dataDir: string, words: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for await (const { where, row } of rowsOf(server)) {
    const text = row.toLowerCase();
    for (const word of words)
      if (text.includes(word) || text.includes(Buffer.from(word).toString("hex")))
        found.add(`${word} in ${where}`);
  }
  for await (const { path, bytes } of filesOf(dataDir)) {
    const text = bytes.toString("latin1").toLowerCase();
    for (const word of words) if (text.includes(word)) found.add(`${word} in ${path}`);
  }
  return [...found].sort();
}

/** Makes a story of hers, with everything that can be made from it. */
async function useEverything(url: string): Promise<{ her: Api; his: Api; id: string; storyId: string }> {
  const her = new Api(url, ada);
  const his = new Api(url, bob);
  await her.signIn();
  await his.signIn();
  const { id } = await answered(her.identity.GET("/identity/v1/users/me"));
  const written = await answered(her.story.POST("/story/v1/stories", { body: story }));
  const ofStory = { params: { path: { id: written.id } } };
  await analyze(her, written.id, () => {});
  await until(
    async () => (await answered(her.narration.GET("/narration/v1/stories/{id}/cast", ofStory))).items.length,
  );
  await narrate(her, { storyId: written.id }, () => {});
  const wrong = { title: 7, language: "en", text: `${story.text} wobblethorn` };
  const refused = her.request("/story/v1/stories", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(wrong),
  });
  assert.equal(await status(refused), 422);
  await answered(her.story.POST("/story/v1/stories/{id}/publish", ofStory));
  await until(async () => (await status(his.request(`/story/v1/stories/${written.id}`))) === 200);
  return { her, his, id, storyId: written.id };
}

const erase = (her: Api, given = password) =>
  answered(
    her.identity.POST("/identity/v1/users/me/erasure", {
      body: { password: given, confirm: "erase everything" },
    }),
  );

describe("a user's rights", () => {
  let here: Awaited<ReturnType<typeof world>>;
  let platform: Platform;
  let server: PostgresServer;
  let her: Api;
  let his: Api;
  let herId: string;
  let storyId: string;
  before(async () => {
    here = await world();
    platform = await here.start();
    server = await here.postgres();
    ({ her, his, id: herId, storyId } = await useEverything(platform.url));
  });
  after(async () => {
    await server.stop();
    await platform.stop();
    await here.end();
  });

  it("are implemented by every service that keeps personal data", () => {
    const keepers = constellation.filter((service) => service.personalData).map((service) => service.name);
    assert.deepEqual([...servicesWithPersonalData].sort(), keepers.sort());
  });

  it("the scan finds no data of hers before erasure either, since all is sealed; it finds unsealed data", async () => {
    assert.deepEqual(await traces(server, here.dataDir, telling), []);
    await query(server, "story", "create table left_open as select 'Grimbulka' as word");
    await writeFile(join(here.dataDir, "left-open.txt"), "Zyxadora");
    const found = await traces(server, here.dataDir, telling);
    await query(server, "story", "drop table left_open");
    await rm(join(here.dataDir, "left-open.txt"));
    assert.deepEqual(found.map((one) => one.split(" in ")[0]).sort(), ["grimbulka", "zyxadora"]);
  });

  describe("export", () => {
    it("collects the data of every service in one file, with her own words as she wrote them", async () => {
      const begun = await answered(her.identity.POST("/identity/v1/users/me/export"));
      assert.equal(begun.services.length, servicesWithPersonalData.length);
      const done = await until(async () => {
        const view = await answered(her.identity.GET("/identity/v1/users/me/export"));
        return view.status !== "gathering" && view;
      });
      assert.equal(done.status, "ready");
      assert.ok(done.download);
      const { files, texts } = unzip(new Uint8Array(await (await her.request(done.download)).arrayBuffer()));
      assert.equal(texts["manifest.json"] && JSON.parse(texts["manifest.json"]).complete, true);
      assert.match(texts["README.txt"] ?? "", /complete/);
      const [text] = files.filter((file) => file.endsWith("/revision-1.txt"));
      assert.equal(texts[text ?? ""], story.text);
      assert.ok(files.some((file) => file.endsWith("/audiobook.mp3")));
      assert.ok(files.some((file) => file.endsWith("/captions.vtt")));
      assert.equal(JSON.parse(texts["identity/account.json"] ?? "{}").email, ada.email);
      assert.match(texts["identity/what-happened.json"] ?? "", /user-registered/);
      assert.equal(
        files.some((file) => file.startsWith("/") || file.includes("..")),
        false,
      );
    });

    it("is for her only: 404 for another user, 401 without a sign-in", async () => {
      const path = "/identity/v1/users/me/export/data.zip";
      assert.equal(await status(his.request(path)), 404);
      assert.equal((await fetch(new URL(path, platform.url))).status, 401);
    });

    it("is sealed at rest", async () => {
      for await (const { path, bytes } of filesOf(join(here.dataDir, "blobs")))
        assert.equal(bytes.includes("Wobblethorn") || bytes.includes("PK\x03\x04"), false, path);
    });
  });

  describe("erasure", () => {
    let receipt: ErasureView;
    const seen = async () =>
      (await (
        await fetch(new URL(`/identity/v1/erasures/${receipt.id}`, platform.url))
      ).json()) as ErasureView;

    it("403 for a wrong password, 422 without the confirming words", async () => {
      assert.equal(await status(erase(her, "not mine at all")), 403);
      const unconfirmed = her.request("/identity/v1/users/me/erasure", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ password }),
      });
      assert.equal(await status(unconfirmed), 422);
      assert.equal(await status(his.request(`/story/v1/stories/${storyId}`)), 200);
    });

    it("is partial while a service cannot be reached, and names that service", async () => {
      const { accessToken } = (await (
        await fetch(new URL("/identity/v1/auth/login", platform.url), {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ email: ada.email, password }),
        })
      ).json()) as { accessToken: string };
      await reach(server, "story", false);
      receipt = await erase(her);
      const partial = await until(async () => {
        const view = await seen();
        return view.erased.length === servicesWithPersonalData.length - 1 && view;
      });
      assert.equal(partial.status, "partial");
      assert.deepEqual(partial.waitingFor, ["story"]);
      // Every service that has received the event refuses her token, and nobody can sign in as her.
      for (const path of ["/identity/v1/users/me", "/narration/v1/narrations"])
        await until(async () => {
          const headers = { authorization: `Bearer ${accessToken}` };
          return (await fetch(new URL(path, platform.url), { headers })).status === 401;
        });
      await reach(server, "story", true);
      const done = await until(async () => {
        const view = await seen();
        return view.status === "done" && view;
      }, 60);
      assert.deepEqual(done.waitingFor, []);
    });

    it("leaves nothing that identifies her, in any table, file or log", async () => {
      await until(async () => (await status(his.request(`/story/v1/stories/${storyId}`))) === 404);
      assert.deepEqual(await traces(server, here.dataDir, telling), []);
      for (const { name } of constellation) {
        const keys = await query(server, name, "select owner from blob_keys where owner = $1", [herId]);
        assert.deepEqual(keys, [], `${name} has destroyed her key`);
      }
    });

    it("leaves her id in those columns alone that outlive her with a reason", async () => {
      for (const { name, personalData } of constellation) {
        const excused = [
          ...Object.keys(personalData?.kept ?? {}),
          ...Object.keys(frameworkKept),
          "pgboss.job.data",
        ];
        const url = new URL(server.adminUrl);
        url.pathname = `/${name}`;
        const pool = new pg.Pool({ connectionString: url.href, max: 1 });
        // What others tell of her may still be on its way.
        await until(async () => {
          const left = (await columnsHolding(pool, herId)).filter((column) => !excused.includes(column));
          assert.deepEqual(left, [], `${name} still has her id`);
          return true;
        });
        await pool.end();
      }
    });

    it("is announced when it is complete; the audit log is still valid, without her details", async () => {
      const told = await query(server, "identity", "select data from outbox where type = 'UserErased'");
      assert.equal(told.length, 1);
      const admin = new Api(platform.url, (await localAccounts(here.dataDir)).admin);
      await admin.signIn();
      const entries = await until(async () => {
        const all = await Array.fromAsync(
          items((at) =>
            admin.identity.GET("/identity/v1/audit", { params: { query: { userId: herId, ...at } } }),
          ),
        );
        return all.some((entry) => entry.action === "erased") && all;
      });
      assert.ok(entries.some((entry) => entry.action === "signed-in"));
      assert.ok(entries.every((entry) => entry.details === null));
      const { code, out } = await audit(here.dataDir);
      assert.equal(code, 0, out);
    });

    it("frees her address for a new account, which is empty", async () => {
      const again = new Api(platform.url, ada);
      await again.signIn();
      const own = await answered(again.story.GET("/story/v1/stories"));
      assert.deepEqual(own.items, []);
    });
  });
});

describe("a backup that is restored", () => {
  it("is followed by another erasure, for any service, and of no other user", async () => {
    const here = await world();
    const blobs = { now: join(here.dataDir, "blobs"), before: join(here.dataDir, "blobs-before") };
    const during = async <T>(work: (server: PostgresServer) => Promise<T>): Promise<T> => {
      const server = await here.postgres();
      return work(server).finally(() => server.stop());
    };
    const running = async <T>(work: (platform: Platform) => Promise<T>): Promise<T> => {
      const platform = await here.start();
      return work(platform).finally(() => platform.stop());
    };
    const kept = (name: string) => `${name}_before`;
    const names = constellation.map(({ name }) => name);

    const { id: herId } = await running(({ url }) => useEverything(url));
    await during(async (server) => {
      for (const name of names)
        await query(server, "postgres", `create database ${kept(name)} template ${name}`);
    });
    await cp(blobs.now, blobs.before, { recursive: true });
    await running(async ({ url }) => {
      const { id } = await erase(new Api(url, ada));
      const seen = new URL(`/identity/v1/erasures/${id}`, url);
      await until(async () => ((await (await fetch(seen)).json()) as ErasureView).status === "done", 60);
    });

    for (const restored of [["story", "narration"], ["identity"]]) {
      await during(async (server) => {
        for (const name of restored) {
          await query(server, "postgres", `drop database ${name}`);
          await query(server, "postgres", `create database ${name} owner ${name} template ${kept(name)}`);
          await rm(join(blobs.now, name), { recursive: true, force: true });
          await cp(join(blobs.before, name), join(blobs.now, name), { recursive: true });
        }
      });
      await running(async ({ url }) => {
        const server = await here.postgres();
        const left = async () =>
          (await traces(server, here.dataDir, telling)).filter((one) => !one.includes("blobs-before"));
        // Her data is sealed: a service that can open it still has her key.
        const knowing = async () => {
          const found = await Promise.all(
            names.map((name) => query(server, name, "select 1 from blob_keys where owner = $1", [herId])),
          );
          return names.filter((_, at) => found[at]?.length);
        };
        assert.deepEqual(
          (await knowing()).sort(),
          [...restored].sort(),
          `after the restore exactly ${restored} must have her key again`,
        );
        const admin = new Api(url, (await localAccounts(here.dataDir)).admin);
        await eraseAgain(admin, () => {});
        await until(async () => (await knowing()).length === 0 && (await left()).length === 0, 60);
        await answered(new Api(url, bob).identity.GET("/identity/v1/users/me"));
        await server.stop();
      });
    }
    await here.end();
  });
});

/** Opens or closes a service's database for connections. */
async function reach(server: PostgresServer, name: string, open: boolean): Promise<void> {
  await query(server, "postgres", `alter database ${name} allow_connections ${open}`);
  if (!open)
    await query(
      server,
      "postgres",
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1",
      [name],
    );
}

function unzip(bytes: Uint8Array): { files: string[]; texts: Record<string, string> } {
  const entries = Object.entries(unzipSync(bytes));
  const texts = entries
    .filter(([name]) => /\.(?:txt|json|vtt)$/.test(name))
    .map(([name, content]) => [name, Buffer.from(content).toString()]);
  return { files: entries.map(([name]) => name), texts: Object.fromEntries(texts) };
}

async function audit(dataDir: string): Promise<{ code: number; out: string }> {
  const script = new URL("../src/audit/main.ts", import.meta.url).pathname;
  const env = { ...process.env, STORYTELLING_DATA: dataDir };
  return promisify(execFile)(process.execPath, [script, "verify"], { env }).then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      out: error.stdout + error.stderr,
    }),
  );
}
