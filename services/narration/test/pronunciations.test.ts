import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { decodeWav } from "@storytelling/media";
import { exportAudience } from "@storytelling/service";
import { type TestActor, tablesWith } from "@storytelling/service/testing";
import { Refusal } from "@storytelling/values";
import type { KnownWords } from "../src/engines/voices.ts";
import type { Ears, World } from "./world.ts";
import { startWorld } from "./world.ts";

const ears: Ears = { said: [], before: async () => {} };
let world: World;
before(async () => {
  world = await startWorld({ ears });
});
after(() => world.stop());
afterEach(async () => {
  ears.words = undefined;
  await put("pronunciations", []);
});

const send = (method: "post" | "put" | "patch" | "delete", path: string, body?: object, actor = world.ada) =>
  world.http[method](path, { token: actor.token, ...(body ? { body } : {}) });
const put = (path: string, items: object[], actor?: TestActor) => send("put", path, { items }, actor);
const of = (story: { id: string }) => `stories/${story.id}/pronunciations`;
const saidSince = (from: number) => ears.said.slice(from).map(({ text }) => text);

describe("pronunciations", () => {
  it("are added, changed, listed by page and deleted; a story's are apart from the user's", async () => {
    const story = await world.write(["Hermione sat. "]);
    for (const path of ["pronunciations", of(story)]) {
      const one = await send("post", path, { written: "Hermione", said: "her my oh nee" });
      assert.deepEqual(
        [one.status, { ...one.body, id: "" }],
        [201, { id: "", written: "Hermione", said: "her my oh nee", exactCase: false }],
      );
      await send("post", path, { written: "Zoë", ipa: "/ˈzoʊi/", exactCase: true });
      const changed = await send("patch", `${path}/${one.body.id}`, { said: null, ipa: "hɚˈmaɪəni" });
      assert.deepEqual(changed.body, {
        id: one.body.id,
        written: "Hermione",
        ipa: "hɚˈmaɪəni",
        exactCase: false,
      });
      const first = (await world.get(`${path}?limit=1`)).body;
      const second = (await world.get(`${path}?limit=1&cursor=${first.next}`)).body;
      assert.deepEqual(
        [...first.items, ...second.items].map(({ written, ipa }) => [written, ipa]),
        [
          ["Hermione", "hɚˈmaɪəni"],
          ["Zoë", "ˈzoʊi"],
        ],
      );
      assert.equal(second.next, null);
      assert.equal((await send("delete", `${path}/${one.body.id}`)).status, 204);
      assert.equal((await send("delete", `${path}/${one.body.id}`)).body.code, "pronunciation-not-found");
      assert.equal((await world.get(path)).body.items.length, 1);
    }
  });

  it("are in no table in plaintext", async () => {
    await put("pronunciations", [{ written: "Quillfeather", said: "marmaladian" }]);
    const { pool } = world.service.running.context.db;
    assert.deepEqual(await tablesWith(pool, ["Quillfeather", "marmaladian"]), []);
  });

  it("are refused with each fault, and nothing of the list is changed", async () => {
    await put("pronunciations", [{ written: "Zoë", said: "zoe" }]);
    const { status, body } = await put("pronunciations", [
      { written: "Anna", said: "anna" },
      { written: "", said: "x" },
      { written: "Bert", ipa: "b3:t" },
      { written: "ANNA", said: "ahnna" },
      { written: "Karl", said: "?!" },
    ]);
    assert.deepEqual([status, body.code], [422, "pronunciations-invalid"]);
    assert.deepEqual(
      body.faults.map(({ field }: { field: string }) => field),
      ["body.items.1.written", "body.items.2.ipa", "body.items.4.said"],
    );
    const twice = await put("pronunciations", [
      { written: "Anna", said: "anna" },
      { written: "ANNA", said: "ahnna" },
    ]);
    assert.match(
      twice.body.detail,
      /body\.items\.1\.written: “ANNA” is said in another way by body\.items\.0/,
    );
    const again = await send("post", "pronunciations", { written: "zoë", ipa: "zoʊi" });
    assert.deepEqual([again.status, again.body.faults[0].field], [422, "body.written"]);
    const shape = await put("pronunciations", [{ written: 5, noun: true }]);
    assert.deepEqual(
      [shape.status, shape.body.faults.map(({ field }: { field: string }) => field).sort()[0]],
      [422, "body.items.0"],
    );
    const { items } = (await world.get("pronunciations")).body;
    assert.deepEqual(
      items.map(({ written }: { written: string }) => written),
      ["Zoë"],
    );
  });

  it("take ten thousand entries at once, and no more", async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({ written: `Name${at}`, said: `name ${at}` }));
    assert.deepEqual((await put("pronunciations", many)).body, { entries: 10_000 });
    const whole = (await world.get("pronunciations?limit=10000")).body;
    assert.deepEqual(
      [whole.items.length, whole.next, whole.items[9_999].written],
      [10_000, null, "Name9999"],
    );
    const one = await send("post", "pronunciations", { written: "One more", said: "x" });
    assert.match(one.body.detail, /at most 10,000 entries/);
    const more = await put("pronunciations", [...many, { written: "One more", said: "x" }]);
    assert.match(more.body.detail, /at most 10,000 entries/);
  });

  it("of another user's story are refused: 404, and 403 when it is published", async () => {
    const story = await world.write(["Zoë. "]);
    const bob = await world.signedIn();
    assert.equal((await world.get(of(story), bob)).status, 404);
    await world.publish(story);
    assert.equal((await put(of(story), [], bob)).body.code, "not-your-story");
    const reader = await world.service.actor(["narrations.read"], { id: world.ada.id });
    assert.equal((await put(of(story), [], reader)).status, 403);
    assert.equal((await world.http.get("pronunciations")).status, 401);
  });

  it("are in the user’s export, and go with their story", async () => {
    const carl = await world.signedIn();
    const story = await world.write(["Zoë. "], { ownerId: carl.id });
    await put(of(story), [{ written: "Zoë", said: "zoe" }], carl);
    await put("pronunciations", [{ written: "Ægir", said: "ay geer" }], carl);
    const [headers, { token }] = [
      await world.service.errand("identity", carl),
      await world.service.actor([], { id: carl.id, audience: exportAudience }),
    ];
    const { body: exported } = await world.http.get("my-data", { token, headers });
    assert.match(exported.toString(), /narration\/pronunciations\.json.*Ægir.*Zoë|Zoë.*Ægir/s);
    const { pool } = world.service.running.context.db;
    const count = async () =>
      (await pool.query("select 1 from pronunciations where owner_id = $1", [carl.id])).rowCount;
    assert.equal(await count(), 2);
    await world.remove(story);
    await world.remove(story);
    assert.equal(await count(), 1);
  });
});

describe("a narration with pronunciations", () => {
  const lines = Array.from({ length: 10 }, (_, at) =>
    at % 5 < 2 ? `Hermione took door ${at}. ` : `The cat took door ${at}. `,
  );

  it("says the respelling, shows what is written, and a change renders only the lines that it touches", async () => {
    const story = await world.write(lines);
    assert.equal((await world.narrate(story)).progress.rendered, 10);
    const from = ears.said.length;
    await put(of(story), [{ written: "Hermione", said: "her my oh nee" }]);
    const done = await world.narrate(story);
    assert.equal(done.progress.rendered, 4);
    assert.ok(saidSince(from).every((text) => text.startsWith("her my oh nee took")));
    const [segment] = (await world.get(`narrations/${done.id}/segments`)).body.items;
    assert.equal(segment.text, lines[0]);
    const [first] = segment.words;
    assert.equal(segment.text.slice(first.start, first.end), "Hermione");
    const edited = lines.with(7, "The dog took door 7. ");
    assert.equal((await world.narrate(await world.revise(story, edited))).progress.rendered, 1);
  });

  it("gives the voice the sounds, with their place in what is said", async () => {
    const story = await world.write(["Dr. Zoë’s owl is called Zoë. "]);
    await put(of(story), [{ written: "Zoë", ipa: "ˈzoʊi" }]);
    const from = ears.said.length;
    await world.narrate(story);
    const [request] = ears.said.slice(from);
    assert.deepEqual(
      request?.pronounced?.map(({ start, end, ipa }) => [request.text.slice(start, end), ipa]),
      [
        ["Zoe", "ˈzoʊi"],
        ["Zoe", "ˈzoʊi"],
      ],
    );
  });

  it("is another one after a change of the list, also while the first is running", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    ears.before = () => promise;
    const story = await world.write(["Zoë sat still. "]);
    const ask = async () => (await world.request(story)).body.id;
    const first = await ask();
    await put(of(story), [{ written: "Zoë", said: "zo ee" }]);
    const second = await ask();
    assert.equal(await ask(), second);
    assert.notEqual(first, second);
    resolve();
    ears.before = async () => {};
    await world.reaches(second, "done");
    await world.reaches(first, "done");
  });

  it("goes by the story's entry before the user's", async () => {
    const story = await world.write(["Anna and Bert met. "]);
    await put("pronunciations", [
      { written: "Anna", said: "anner" },
      { written: "Bert", said: "burt" },
    ]);
    await put(of(story), [{ written: "anna", said: "ahna" }]);
    const from = ears.said.length;
    await world.narrate(story);
    assert.deepEqual(saidSince(from), ["ahna and burt met."]);
  });
});

describe("a pronunciation for a part of speech", () => {
  const entry = { written: "read", said: "red", partOfSpeech: "past" };
  /** Takes "read" behind "She" or "had" for the past. */
  const words: KnownWords = {
    known: async (all) => all.map(() => true),
    tags: async (text) =>
      [...text.matchAll(/\p{L}+/gu)].map(({ index, 0: word }) => ({
        start: index,
        end: index + word.length,
        tag: word === "read" && /(?:She|had) $/.test(text.slice(0, index)) ? "past" : "verb",
      })),
  };

  it("reads the word only where it is that", async () => {
    ears.words = words;
    const story = await world.write(["She read it. ", "They read it. "]);
    await put(of(story), [entry]);
    const from = ears.said.length;
    const done = await world.narrate(story);
    assert.deepEqual(saidSince(from).toSorted(), ["She red it.", "They read it."]);
    assert.deepEqual(done.notes, []);
  });

  it("is left out where nothing can tell parts of speech, and a note says so", async () => {
    const story = await world.write(["She read it. "]);
    await put(of(story), [entry]);
    const from = ears.said.length;
    const done = await world.narrate(story);
    assert.deepEqual(saidSince(from), ["She read it."]);
    assert.equal(done.notes[0].code, "part-of-speech-unknown");
  });

  it("is heard in a text where it is that, and refused in another", async () => {
    ears.words = words;
    const sample = (text: string) =>
      send("post", "pronunciations/sample", { text, entry, voiceId: "flite-grace" });
    const from = ears.said.length;
    assert.equal((await sample("She read it.")).status, 200);
    assert.deepEqual(saidSince(from), ["She red it."]);
    assert.match((await sample("They read it.")).body.detail, /as this part of speech \(past\)/);
  });
});

describe("POST /pronunciations/sample", () => {
  const entry = { written: "Zoë", said: "zo ee" };
  const sample = (body: object) =>
    send("post", "pronunciations/sample", { text: "Then Zoë left.", entry, voiceId: "flite-grace", ...body });

  it("is the text in the voice with the entry, and saves nothing", async () => {
    const from = ears.said.length;
    const { status, headers, body } = await sample({});
    assert.deepEqual([status, headers.get("content-type")], [200, "audio/wav"]);
    assert.ok(decodeWav(body).pcm.some((value) => Math.abs(value) > 1000));
    assert.deepEqual(saidSince(from), ["Then zo ee left."]);
    assert.deepEqual((await world.get("pronunciations")).body.items, []);
  });

  it("is refused for an entry that is none, for a text without its words, and for an unknown voice", async () => {
    const faultOf = async (body: object) => (await sample(body)).body.faults[0].field;
    assert.equal(await faultOf({ entry: { written: "Zoë", ipa: "zo3" } }), "body.entry.ipa");
    assert.equal(await faultOf({ text: "Then Anna left." }), "body.text");
    assert.equal(await faultOf({ text: "a".repeat(301) }), "body.text");
    assert.equal((await sample({ voiceId: "nobody" })).body.code, "voice-not-found");
  });
});

describe("GET /stories/{id}/pronunciations/suggestions", () => {
  const write = () =>
    world.write([
      "Zarquon met Anna by the Thames. ",
      ["Anna", "“Zarquon!” "],
      ["Zarquon", "“The Thames, Anna, and Slartibart!” "],
      "Suddenly the thames rose. Zarquon's boat sank. ",
    ]);
  const lexicons = (known: KnownWords["known"]): KnownWords => ({ known, tags: async () => [] });
  const suggestions = async (story: { id: string }) => (await world.get(`${of(story)}/suggestions`)).body;

  it("are the words that no lexicon knows, most lines first, with their first place", async () => {
    ears.words = lexicons(async (words) => words.map((word) => !/^(?:Zar|Slar|Thames)/.test(word)));
    const story = await write();
    const { basis, items } = await suggestions(story);
    assert.equal(basis, "unknown-words");
    assert.deepEqual(items[0], {
      written: "Zarquon",
      characterId: "c-zarquon",
      lines: 3,
      first: { line: 0, start: 0, text: "Zarquon met Anna by the Thames." },
    });
    assert.deepEqual(
      items.map(({ written }: { written: string }) => written),
      ["Zarquon", "Slartibart"],
    );
    await put(of(story), [{ written: "zarquon", said: "zar kwon" }]);
    assert.deepEqual(
      (await suggestions(story)).items.map(({ written }: { written: string }) => written),
      ["Slartibart"],
    );
  });

  it("are the characters' names while there are no lexicons", async () => {
    const story = await write();
    const names = {
      basis: "names",
      items: ["Anna", "Zarquon"],
    };
    const told = async () => {
      const { basis, items } = await suggestions(story);
      return { basis, items: items.map(({ written }: { written: string }) => written).sort() };
    };
    assert.deepEqual(await told(), names);
    ears.words = lexicons(() =>
      Promise.reject(new Refusal("unavailable", "pronunciations-not-ready", "Wait.")),
    );
    assert.deepEqual(await told(), names);
  });

  it("are refused like the script: 404 for another user's story", async () => {
    const story = await write();
    assert.equal((await world.get(`${of(story)}/suggestions`, await world.signedIn())).status, 404);
  });
});
