import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { answered } from "@storytelling/clients";
import { openDevelopment } from "@storytelling/service";
import { until } from "@storytelling/service/testing";
import pg from "pg";
import { localAccounts } from "../src/accounts.ts";
import { Api } from "../src/api.ts";
import { type Platform, startPlatform } from "../src/platform.ts";
import { analyze, narrate } from "../src/production.ts";

const ada = {
  email: "zyxadora.quill@example.org",
  password: "nine otters in a rowing boat",
  displayName: 'Zyxadora "Zyx" Quillfeathér',
};
const story = {
  title: 'The "Wobblethorn" Gaté',
  language: "en",
  text: 'The hinge of the gaté was a "snorrelbit" of iron.\n\n"Open it," said Brambleknack.\n\n"Never, Brambleknack," said Grimbulka.\n',
};
/** The planted texts: each as a whole, and the words in it that occur nowhere else. */
const planted = {
  "the e-mail address": [ada.email, "zyxadora.quill"],
  "the name": [ada.displayName, "Quillfeathér", "quillfeath"],
  "the title": [story.title, "Wobblethorn"],
  "a sentence": ['was a "snorrelbit" of iron', "snorrelbit"],
  "a character's name": ["Brambleknack", "Grimbulka"],
};

/** The encodings in which words may appear in a file. */
function spellings(words: string): Buffer[] {
  const json = JSON.stringify(words).slice(1, -1);
  const escaped = json.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const texts = new Set([words, json, escaped, encodeURIComponent(words), words.toLowerCase()]);
  // In base64 the preceding bytes change the first and last characters only; those between stay the same.
  const coded = ["", "x", "xx"].map((before) =>
    Buffer.from(before + words)
      .toString("base64")
      .slice(before === "" ? 0 : 4, -4),
  );
  const bytes = [...texts, ...coded, Buffer.from(words).toString("hex")].map((text) => Buffer.from(text));
  return [...bytes, Buffer.from(words, "utf16le")];
}

/** The files below a folder in which one of the words can be read, each with the first hit. */
async function filesWith(dir: string, words: readonly string[]): Promise<string[]> {
  const needles = words.flatMap(spellings);
  const found = [];
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    const hits = needles.filter((needle) => bytes.includes(needle));
    if (hits.length > 0) found.push(`${path.slice(dir.length + 1)}: ${hits[0]}`);
  }
  return found;
}

/**
 * Makes an account with its letters and an export, and a story that is imported, analysed, narrated and published. One
 * of its events is parked on the way.
 */
async function useEverything(platform: Platform, narration: pg.Client): Promise<void> {
  const her = new Api(platform.url, ada);
  await her.signIn();
  const { displayName } = ada;
  await answered(her.identity.PATCH("/identity/v1/users/me", { body: { displayName } }));
  const file = new File([story.text], `${story.title.replaceAll('"', "")}.txt`, { type: "text/plain" });
  await answered(her.story.POST("/story/v1/stories/import", { body: { file, title: story.title } }));
  const { id } = await answered(her.story.POST("/story/v1/stories", { body: story }));
  const ofStory = { params: { path: { id } } };
  await narration.query("alter table casts rename to casts_away");
  await analyze(her, id, () => {});
  const { seq } = await until(
    async () =>
      (await narration.query("select seq from parked_events where aggregate_id = $1", [id])).rows[0] as
        | { seq: number }
        | undefined,
  );
  await narration.query("alter table casts_away rename to casts");
  const admin = new Api(platform.url, (await localAccounts(platform.dataDir)).admin);
  const ofParked = { params: { path: { seq } } };
  const routes = admin.at("narration");
  const parked = await answered(routes.GET("/admin/parked-events/{seq}", ofParked));
  const { characters } = parked.event.data as { characters: { name: string }[] };
  assert.ok(characters.some(({ name }) => name === "Brambleknack"));
  await answered(routes.POST("/admin/parked-events/{seq}/redrive", ofParked));
  await until(
    async () => (await answered(her.narration.GET("/narration/v1/stories/{id}/cast", ofStory))).items.length,
  );
  await narrate(her, { storyId: id }, () => {});
  await answered(her.story.POST("/story/v1/stories/{id}/publish", ofStory));
  await answered(her.identity.POST("/identity/v1/users/me/export"));
  const me = await answered(her.identity.GET("/identity/v1/users/me"));
  assert.equal(me.displayName, displayName);
  await until(async () => (await readdir(join(platform.dataDir, "mailbox"))).length > 0);
}

describe("a data folder after all kinds of use, when the platform has stopped", () => {
  let dataDir: string;
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "storytelling-at-rest-"));
    const platform = await startPlatform({ dataDir, port: 0, logLevel: "trace" });
    const development = await openDevelopment({ dir: dataDir, url: platform.url });
    try {
      const { DATABASE_URL } = await development.envOf("narration");
      const narration = new pg.Client({ connectionString: DATABASE_URL });
      await narration.connect();
      await useEverything(platform, narration).finally(() => narration.end());
    } finally {
      await platform.stop();
      await development.stop();
    }
  });
  after(() => rm(dataDir, { recursive: true, force: true }));

  it("the search reads the database's pages and write-ahead log: it finds what is unencrypted there", async () => {
    const found = await filesWith(dataDir, ["storyteller"]);
    for (const place of ["postgres/data/base/", "postgres/data/pg_wal/"])
      assert.ok(
        found.some((path) => path.startsWith(place)),
        `${place} is searched`,
      );
  });

  for (const [what, words] of Object.entries(planted))
    it(`${what} can be read in no file: of the database, its write-ahead log, letters, blobs, or our log`, async () => {
      assert.deepEqual(await filesWith(dataDir, words), []);
    });
});
