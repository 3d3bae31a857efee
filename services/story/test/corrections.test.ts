import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { gatedAnalyzer, startWorld, tale, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

interface Line {
  index: number;
  text: string;
  kind: string;
  speaker: string | null;
  confidence: number;
}
interface Character {
  id: string;
  name: string;
  aliases: string[];
  lines: number;
  gender: string;
  voiceHint: string | null;
}

async function analysed(text = tale) {
  const { id } = await world.write({ text, language: "en" });
  await world.analyze(id);
  await world.analysed(id);
  return id as string;
}
const correct = (id: string, body: object, headers: Record<string, string> = {}) =>
  world.http.post(`stories/${id}/corrections`, { token: world.ada.token, body, headers });
const undo = (id: string, correction: string, by = world.ada) =>
  world.http.delete(`stories/${id}/corrections/${correction}`, { token: by.token });
const list = async (id: string): Promise<{ id: string; state: string; kind: string }[]> =>
  (await world.read(`${id}/corrections`)).body.items;
const linesOf = async (id: string): Promise<Line[]> => (await world.read(`${id}/script`)).body.lines;
const charactersOf = async (id: string): Promise<Character[]> =>
  (await world.read(`${id}/characters`)).body.items;
const find = async (id: string, name: string) => {
  const all = await charactersOf(id);
  return all.find((one) => one.name === name) ?? assert.fail(`no ${name}: ${all.map((one) => one.name)}`);
};
const lineWith = async (id: string, words: string) =>
  (await linesOf(id)).find(({ text }) => text.includes(words)) ?? assert.fail(words);
const parts = ["characters", "script", "emotions", "relations", "doubts?below=1"];
const read = async (id: string) =>
  JSON.stringify(await Promise.all(parts.map(async (part) => (await world.read(`${id}/${part}`)).body)));
const eventsOf = async (id: string) =>
  (await world.events("CharactersCorrected"))
    .filter((event) => event.aggregateId === id)
    .map(({ data }) => data);

describe("POST /stories/{id}/corrections", () => {
  it("201 sets a line's speaker: each route shows it, the findings stay, and the events are sent", async () => {
    const id = await analysed();
    const found =
      "select sealed_script, sealed_relations, sealed_mood from story_analyses where story_id = $1";
    const was = (await world.running.context.db.pool.query(found, [id])).rows;
    const [karl, line] = [await find(id, "Karl"), await lineWith(id, "Then fetch her!")];
    const { status, body } = await correct(id, { kind: "speaker", line: line.index, characterId: karl.id });
    assert.equal(status, 201);
    assert.deepEqual(
      [body.kind, body.state, body.character, body.lines],
      ["speaker", "applied", "Karl", [line.text.trim()]],
    );
    const now = await lineWith(id, "Then fetch her!");
    assert.deepEqual([now.speaker, now.confidence], [karl.id, 1]);
    assert.equal((await find(id, "Karl")).lines, karl.lines + 1);
    const { byCharacter } = (await world.read(`${id}/emotions`)).body;
    assert.equal(byCharacter.find((one: Character) => one.id === karl.id).lines, karl.lines + 1);
    assert.deepEqual((await world.running.context.db.pool.query(found, [id])).rows, was);
    const [event] = await eventsOf(id);
    assert.deepEqual(event?.changed, { correctionId: body.id, kind: "speaker", undone: false, lines: 1 });
    const told = event?.characters as Character[];
    assert.equal(told.find((one) => one.id === karl.id)?.lines, karl.lines + 1);
    assert.ok(told.every((one) => !("words" in one) && !("voiceHint" in one)));
  });

  it("merges, splits, renames, describes and dismisses; the event contains a voice hint", async () => {
    const id = await analysed();
    const [karl, anna] = [await find(id, "Karl"), await find(id, "Anna")];
    const line = await lineWith(id, "Here I am");
    await correct(id, { kind: "split", characterId: line.speaker, name: "Berta", lines: [line.index] });
    const berta = await find(id, "Berta");
    await correct(id, { kind: "traits", characterId: berta.id, gender: "female", voiceHint: "soft" });
    await correct(id, { kind: "rename", characterId: karl.id, name: "Old Karl" });
    await correct(id, { kind: "merge", characterId: berta.id, others: [anna.id] });
    const names = (await charactersOf(id)).map(({ name }) => name);
    assert.ok(names.includes("Old Karl") && names.includes("Berta") && !names.includes("Anna"));
    assert.deepEqual(
      [(await find(id, "Berta")).voiceHint, (await find(id, "Berta")).gender],
      ["soft", "female"],
    );
    await correct(id, { kind: "not-a-character", characterId: karl.id });
    assert.ok((await linesOf(id)).every(({ speaker }) => speaker !== karl.id));
    const last = (await eventsOf(id)).at(-1)?.characters as Character[];
    assert.equal(last.find(({ name }) => name === "Berta")?.voiceHint, "soft");
    assert.ok((await list(id)).every(({ state }) => state === "applied"));
  });

  it("wins over a new analysis of the edited text, whose characters keep their ids", async () => {
    const id = await analysed();
    const [karl, anna] = [await find(id, "Karl"), await find(id, "Anna")];
    const line = await lineWith(id, "Then fetch her!");
    await correct(id, { kind: "speaker", line: line.index, characterId: karl.id });
    await correct(id, { kind: "rename", characterId: karl.id, name: "Charles" });
    const text = tale.replace("Chapter 1\n\n", 'Chapter 1\n\n"Good morning!" said Zoe to Otto.\n\n');
    await world.edit(id, 1, { text });
    assert.deepEqual(new Set((await list(id)).map(({ state }) => state)), new Set(["waiting"]));
    await world.analyze(id);
    await world.analysed(id);
    const now = await lineWith(id, "Then fetch her!");
    assert.ok(now.index > line.index);
    assert.equal(now.speaker, karl.id);
    assert.deepEqual([(await find(id, "Charles")).id, (await find(id, "Anna")).id], [karl.id, anna.id]);
    const extracted = (await world.events("CharactersExtracted"))
      .filter((one) => one.aggregateId === id)
      .at(-1);
    const told = (extracted?.data.characters ?? []) as Character[];
    assert.ok(told.some(({ name }) => name === "Charles"));

    await world.edit(id, 2, { text: '"Good morning!" said Zoe.' });
    await world.analyze(id);
    await world.analysed(id);
    assert.deepEqual(
      (await list(id)).map(({ state }) => state),
      ["dormant", "dormant"],
    );
    await world.edit(id, 3, { text: tale });
    await world.analyze(id);
    await world.analysed(id);
    assert.deepEqual(
      (await list(id)).map(({ state }) => state),
      ["applied", "applied"],
    );
    assert.equal((await lineWith(id, "Then fetch her!")).speaker, (await find(id, "Charles")).id);
  });

  it("is copied with a clone, and is independent from then on", async () => {
    const id = await analysed();
    const karl = await find(id, "Karl");
    await correct(id, { kind: "rename", characterId: karl.id, name: "Charles" });
    const { body: clone } = await world.http.post(`stories/${id}/clone`, { token: world.ada.token });
    await find(clone.id, "Charles");
    const [copied] = await list(clone.id);
    assert.equal((await undo(clone.id, copied?.id ?? "")).status, 204);
    await find(clone.id, "Karl");
    await find(id, "Charles");
  });

  it("one effect under one Idempotency-Key; ten at the same time are all saved", async () => {
    const id = await analysed();
    const { id: karl } = await find(id, "Karl");
    const headers = { "idempotency-key": randomUUID() };
    const hint = { kind: "traits", characterId: karl, voiceHint: "deep" };
    const first = await correct(id, hint, headers);
    assert.deepEqual((await correct(id, hint, headers)).body, first.body);
    assert.equal((await list(id)).length, 1);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => correct(id, { ...hint, voiceHint: `deep ${i}` })),
    );
    assert.ok(answers.every(({ status }) => status === 201));
    assert.equal((await list(id)).length, 11);
    assert.equal((await eventsOf(id)).length, 11);
  });

  it("422 names the wrong field, and saves nothing", async () => {
    const id = await analysed();
    const { id: karl } = await find(id, "Karl");
    const cases: [body: object, field: string][] = [
      [{ kind: "rename", characterId: "nobody", name: "X" }, "body.characterId"],
      [{ kind: "speaker", line: 9999, characterId: karl }, "body.line"],
      [{ kind: "speaker", line: 1, characterId: "nobody" }, "body.characterId"],
      [{ kind: "speaker", line: 0, characterId: karl }, "body.line"],
      [{ kind: "merge", characterId: karl, others: [karl] }, "body.others.0"],
      [{ kind: "merge", characterId: karl, others: [] }, "body.others"],
      [{ kind: "rename", characterId: karl, name: "x".repeat(201) }, "body.name"],
      [{ kind: "rename", characterId: karl, name: " " }, "body.name"],
      [{ kind: "split", characterId: karl, name: "x".repeat(201), lines: [3] }, "body.name"],
      [{ kind: "traits", characterId: karl, voiceHint: "x".repeat(201) }, "body.voiceHint"],
      [{ kind: "traits", characterId: karl }, "body"],
      [{ kind: "traits", characterId: karl, gender: "frog" }, "body.gender"],
      [{ kind: "hide", characterId: karl }, "body.kind"],
      [{ kind: "not-a-character", characterId: karl, why: "x" }, "body"],
    ];
    for (const [body, field] of cases) {
      const { status, body: problem } = await correct(id, body);
      assert.deepEqual([status, problem.faults?.[0]?.field], [422, field], JSON.stringify(body));
    }
    assert.deepEqual([(await list(id)).length, (await eventsOf(id)).length], [0, 0]);
  });

  it("409 while the current text is not analysed, and for another revision", async () => {
    const { id } = await world.write();
    const body = { kind: "not-a-character", characterId: "c1" };
    assert.deepEqual(
      [(await correct(id, body)).status, (await correct(id, body)).body.code],
      [409, "not-analyzed"],
    );
    await world.analyze(id);
    await world.analysed(id);
    assert.equal((await correct(id, { ...body, revision: 2 })).body.code, "revision-changed");
    assert.equal((await correct(id, { ...body, revision: 1 })).status, 201);
  });
});

describe("DELETE /stories/{id}/corrections/{correctionId}", () => {
  it("204, and everything is as before; other corrections stay", async () => {
    const id = await analysed();
    const karl = await find(id, "Karl");
    const was = await read(id);
    const line = await lineWith(id, "Then fetch her!");
    const wanted = [
      { kind: "rename", characterId: karl.id, name: "Charles" },
      { kind: "speaker", line: line.index, characterId: karl.id },
      { kind: "not-a-character", characterId: karl.id },
    ];
    const made: string[] = [];
    for (const one of wanted) made.push((await correct(id, one)).body.id);
    assert.equal((await undo(id, made[2] ?? "")).status, 204);
    assert.equal((await undo(id, made[0] ?? "")).status, 204);
    assert.equal((await find(id, "Karl")).lines, karl.lines + 1);
    assert.equal((await undo(id, made[1] ?? "")).status, 204);
    assert.equal(await read(id), was);
    const last = (await eventsOf(id)).at(-1);
    assert.deepEqual(last?.changed, { correctionId: made[1], kind: "speaker", undone: true, lines: 1 });
    assert.deepEqual(await list(id), []);
  });

  it("204 without an event while the story is not analysed", async () => {
    const id = await analysed();
    const { body } = await correct(id, {
      kind: "rename",
      characterId: (await find(id, "Karl")).id,
      name: "Charles",
    });
    await world.edit(id, 1, { text: tale.replace("wept", "sang") });
    assert.equal((await undo(id, body.id)).status, 204);
    assert.equal((await eventsOf(id)).length, 1);
    await world.analyze(id);
    await world.analysed(id);
    await find(id, "Karl");
  });

  it("404 for a correction of another story or user, and the second time", async () => {
    const [id, other] = [await analysed(), await analysed()];
    const { body } = await correct(id, {
      kind: "rename",
      characterId: (await find(id, "Karl")).id,
      name: "Charles",
    });
    assert.equal((await undo(other, body.id)).status, 404);
    assert.equal((await undo(id, body.id, world.bob)).status, 404);
    assert.equal((await undo(id, body.id)).status, 204);
    assert.deepEqual(
      [(await undo(id, body.id)).status, (await undo(id, body.id)).body.code],
      [404, "correction-not-found"],
    );
  });
});

describe("GET /stories/{id}/corrections and /doubts", () => {
  it("list all by page, in order", async () => {
    const id = await analysed();
    const { id: karl } = await find(id, "Karl");
    for (let i = 0; i < 5; i++) await correct(id, { kind: "traits", characterId: karl, voiceHint: `${i}` });
    const through = async (path: string) => {
      const found: unknown[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const { body } = await world.read(`${id}/${path}&limit=2${cursor && `&cursor=${cursor}`}`);
        found.push(...body.items);
        cursor = body.next;
      }
      return found as {
        voiceHint?: string;
        confidence: number;
        line: number;
        candidates: { id: string }[];
      }[];
    };
    const hints = (await through("corrections?")).map(({ voiceHint }) => voiceHint);
    assert.deepEqual(hints, ["0", "1", "2", "3", "4"]);
    const doubts = await through("doubts?below=1");
    const speech = (await linesOf(id)).filter(({ kind, confidence }) => kind === "speech" && confidence < 1);
    assert.deepEqual(
      doubts.map(({ line }) => line),
      speech.toSorted((a, b) => a.confidence - b.confidence || a.index - b.index).map(({ index }) => index),
    );
    assert.ok(
      doubts.length > 2 && doubts.every(({ candidates }) => candidates.length <= 3 && candidates.length > 0),
    );
    for (const path of ["corrections?cursor=x", "doubts?cursor=x", "doubts?below=2", "corrections?limit=0"])
      assert.equal((await world.read(`${id}/${path}`)).status, 422, path);
    const elsewhere = Buffer.from('["2","0.5","1"]').toString("base64url");
    assert.equal((await world.read(`${id}/doubts?cursor=${elsewhere}`)).status, 422);
  });

  it("no longer list a line whose speaker was set", async () => {
    const id = await analysed();
    const [doubt] = (await world.read(`${id}/doubts?below=1&limit=1`)).body.items;
    await correct(id, { kind: "speaker", line: doubt.line, characterId: doubt.candidates[0].id });
    const left = (await world.read(`${id}/doubts?below=1`)).body.items;
    assert.ok(left.every(({ line }: { line: number }) => line !== doubt.line));
  });

  it("409 for doubts of a story that is not analysed; its list of corrections is empty", async () => {
    const { id } = await world.write();
    assert.equal((await world.read(`${id}/doubts`)).body.code, "not-analyzed");
    assert.deepEqual((await world.read(`${id}/corrections`)).body, { items: [], next: null });
  });
});

describe("only the author sees corrections and doubts", () => {
  it("404 for another user's story, published or not; 401 without a token, 403 for a guest", async () => {
    const id = await analysed();
    await world.http.post(`stories/${id}/publish`, { token: world.ada.token });
    const guest = await world.actor(["stories.read"]);
    const moderator = await world.actor(["stories.moderate", "stories.write"]);
    const body = { kind: "not-a-character", characterId: "c1" };
    const ask = [
      (story: string, token?: string) =>
        world.http.get(`stories/${story}/corrections`, token ? { token } : {}),
      (story: string, token?: string) => world.http.get(`stories/${story}/doubts`, token ? { token } : {}),
      (story: string, token?: string) =>
        world.http.post(`stories/${story}/corrections`, token ? { token, body } : { body }),
      (story: string, token?: string) =>
        world.http.delete(`stories/${story}/corrections/${randomUUID()}`, token ? { token } : {}),
    ];
    for (const one of ask) {
      assert.equal((await one(id)).status, 401);
      assert.equal((await one(id, guest.token)).status, 403);
      for (const { token } of [world.bob, moderator]) {
        const [others, none] = [await one(id, token), await one(randomUUID(), token)];
        assert.equal(others.status, 404);
        assert.deepEqual({ ...others.body, requestId: "" }, { ...none.body, requestId: "" });
      }
      assert.equal((await one("12", world.ada.token)).status, 422);
    }
  });
});

describe("an analysis that ends", () => {
  it("keeps a correction that was made while it ran", async () => {
    const { analyzer, gate } = gatedAnalyzer();
    let version = "a";
    const changing = Object.defineProperty({ ...analyzer }, "version", { get: () => version });
    const local = await startWorld(() => changing);
    try {
      const { id } = await local.write();
      await local.analyze(id);
      (await gate(0)).open();
      await local.analysed(id);
      version = "b";
      await local.analyze(id);
      const second = await gate(1);
      const { body } = await local.read(`${id}/characters`);
      const karl = body.items.find((one: Character) => one.name === "Karl");
      const rename = { kind: "rename", characterId: karl.id, name: "Charles" };
      const { token } = local.ada;
      assert.equal((await local.http.post(`stories/${id}/corrections`, { token, body: rename })).status, 201);
      second.open();
      await local.analysed(id);
      const names = (await local.read(`${id}/characters`)).body.items.map((one: Character) => one.name);
      assert.ok(names.includes("Charles") && !names.includes("Karl"));
    } finally {
      await local.stop();
    }
  });
});
