import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Refusal } from "@storytelling/values";
import { anchored } from "./anchored.ts";
import type { NewCorrection } from "./correction.ts";
import { corrected, type Kept, make, speakersOf, type Tale, type Told, tale } from "./tale.fixture.ts";

const cast = {
  c1: ["Elizabeth", "Lizzy"],
  c2: ["Miss Bennet", "Eliza"],
  c3: ["Mr. Darcy", "Darcy", "the visitor"],
} as const;
const lines: Told[] = [
  [null, "It was a fine evening at the house."],
  ["c1", "How do you like the country, sir?"],
  ["c3", "Yes."],
  ["c2", "And do you mean to stay with us for long?"],
  ["c3", "Yes."],
  [null, "the visitor bowed and went to the window."],
  ["?", "Somebody is coming up the road."],
];
const given = tale(cast, lines);
const person = (of: Tale, kept: readonly Kept[], name: string) =>
  corrected(of, kept).found.characters.find((one) => one.name === name);

describe("a correction", () => {
  it("merges: lines, names, mentions and mood belong to one character, and the rest is unchanged", () => {
    const kept = make(given, [{ kind: "merge", characterId: "c1", others: ["c2"] }]);
    const { found } = corrected(given, kept);
    assert.deepEqual(speakersOf(found), [
      null,
      "Elizabeth",
      "Mr. Darcy",
      "Elizabeth",
      "Mr. Darcy",
      null,
      null,
    ]);
    const elizabeth = person(given, kept, "Elizabeth");
    assert.deepEqual(elizabeth?.aliases, ["Eliza", "Elizabeth", "Lizzy", "Miss Bennet"]);
    assert.deepEqual([elizabeth?.lines, elizabeth?.words, elizabeth?.mentions], [2, 17, 6]);
    assert.deepEqual(found.relations, [{ a: "c1", b: "c3", exchanges: 3, kin: null }]);
    assert.deepEqual(
      found.mood.byCharacter.map((one) => [one.id, one.lines]),
      [
        ["c1", 2],
        ["c3", 2],
      ],
    );
    assert.deepEqual(found.script.ends, given.found.script.ends);
  });

  it("splits by lines: the new character gets these lines and nothing else", () => {
    const split: NewCorrection = {
      kind: "split",
      characterId: "c3",
      name: "Mr. Bingley",
      aliases: [],
      lines: [4],
    };
    const { found } = corrected(given, make(given, [split]));
    assert.deepEqual(speakersOf(found).slice(1, 5), ["Elizabeth", "Mr. Darcy", "Miss Bennet", "Mr. Bingley"]);
    assert.equal(found.script.confidence[4], 1);
    assert.deepEqual(
      found.characters.map(({ name, lines }) => [name, lines]),
      [
        ["Elizabeth", 1],
        ["Miss Bennet", 1],
        ["Mr. Darcy", 1],
        ["Mr. Bingley", 1],
      ],
    );
  });

  it("splits by names: the new character gets them and the lines whose narration has them, with less confidence", () => {
    const beside = tale(cast, lines);
    const inOneParagraph = { ...beside.found.script, paragraphEnds: [0, 1, 2, 3, 5, 6] };
    const of = { ...beside, found: { ...beside.found, script: inOneParagraph } };
    const kept = make(of, [
      { kind: "split", characterId: "c3", name: "Mr. Bingley", aliases: ["the visitor"], lines: [] },
    ]);
    const { found } = corrected(of, kept);
    assert.deepEqual(speakersOf(found).slice(2, 5), ["Mr. Darcy", "Miss Bennet", "Mr. Bingley"]);
    assert.equal(found.script.confidence[4], 0.8);
    assert.deepEqual(person(of, kept, "Mr. Darcy")?.aliases, ["Mr. Darcy", "Darcy"]);
    assert.deepEqual(person(of, kept, "Mr. Bingley")?.aliases, ["Mr. Bingley", "the visitor"]);
    assert.deepEqual(
      [person(of, kept, "Mr. Darcy")?.mentions, person(of, kept, "Mr. Bingley")?.mentions],
      [2, 1],
    );
  });

  it("finds a character that the engine missed: split from the narrator", () => {
    const kept = make(given, [{ kind: "split", characterId: null, name: "Jane", aliases: [], lines: [6] }]);
    assert.equal(speakersOf(corrected(given, kept).found)[6], "Jane");
  });

  it("renames and keeps the old names as aliases", () => {
    const kept = make(given, [{ kind: "rename", characterId: "c3", name: "Fitzwilliam" }]);
    assert.deepEqual(person(given, kept, "Fitzwilliam")?.aliases, [
      "Fitzwilliam",
      "Mr. Darcy",
      "Darcy",
      "the visitor",
    ]);
    assert.equal(corrected(given, kept).found.mood.byCharacter[2]?.name, "Fitzwilliam");
  });

  it("sets a line's speaker, or the narrator, with full confidence, and updates relations and counts", () => {
    const kept = make(given, [
      { kind: "speaker", line: 2, characterId: "c2" },
      { kind: "speaker", line: 4, characterId: null },
      { kind: "speaker", line: 6, characterId: "c1" },
    ]);
    const { found } = corrected(given, kept);
    assert.deepEqual(speakersOf(found).slice(1), [
      "Elizabeth",
      "Miss Bennet",
      "Miss Bennet",
      null,
      null,
      "Elizabeth",
    ]);
    assert.deepEqual(
      [2, 4, 6].map((line) => found.script.confidence[line]),
      [1, 1, 1],
    );
    assert.deepEqual(found.relations, [{ a: "c1", b: "c2", exchanges: 1, kin: null }]);
    assert.deepEqual(
      found.characters.map((one) => one.lines),
      [2, 2, 0],
    );
  });

  it("sets gender, age and a voice hint, each without the others", () => {
    const kept = make(given, [
      { kind: "traits", characterId: "c1", gender: "female" },
      { kind: "traits", characterId: "c1", voiceHint: "quick, amused" },
    ]);
    const { gender, age, voiceHint } = person(given, kept, "Elizabeth") ?? assert.fail();
    assert.deepEqual([gender, age, voiceHint], ["female", "unknown", "quick, amused"]);
  });

  it("dismisses a character: its lines go to the narrator with confidence 0", () => {
    const { found } = corrected(given, make(given, [{ kind: "not-a-character", characterId: "c3" }]));
    assert.deepEqual(
      [found.characters.length, found.script.speakers[2], found.script.confidence[2]],
      [2, null, 0],
    );
    assert.deepEqual(found.relations, []);
  });

  it("stays applied when an earlier one is undone, but is dormant if it depends on that one", () => {
    const kept = make(given, [
      { kind: "merge", characterId: "c1", others: ["c2"] },
      { kind: "rename", characterId: "c3", name: "Fitzwilliam" },
      { kind: "traits", characterId: "c3", gender: "male" },
      { kind: "split", characterId: null, name: "Jane", aliases: [], lines: [6] },
      { kind: "traits", characterId: "x-3", gender: "female" },
    ]);
    const without = (...ids: string[]) => kept.filter(({ id }) => !ids.includes(id));
    assert.equal(person(given, without("0", "1"), "Mr. Darcy")?.gender, "male");
    assert.equal(corrected(given, without("3")).states.get("4"), "dormant");
    assert.deepEqual(corrected(given, []).found, given.found);
  });
});

describe("an invalid correction is refused with the wrong field", () => {
  const fields = (correction: NewCorrection) => {
    try {
      anchored(correction, given.found, { text: given.text, revision: 3 });
      return [];
    } catch (error) {
      assert.ok(error instanceof Refusal);
      return error.kind === "invalid" ? error.faults.map(({ field }) => field) : error.code;
    }
  };
  const split = { kind: "split" as const, characterId: "c3", name: "X", aliases: [], lines: [] };
  const cases: [what: string, correction: NewCorrection, expected: string[] | string][] = [
    ["an unknown character", { kind: "rename", characterId: "c9", name: "X" }, ["body.characterId"]],
    ["an unknown line", { kind: "speaker", line: 7, characterId: "c1" }, ["body.line"]],
    ["both", { kind: "speaker", line: 7, characterId: "c9" }, ["body.characterId", "body.line"]],
    ["a merge with itself", { kind: "merge", characterId: "c1", others: ["c2", "c1"] }, ["body.others.1"]],
    [
      "a merge with the same character twice",
      { kind: "merge", characterId: "c1", others: ["c2", "c2"] },
      ["body.others.1"],
    ],
    ["another's name", { kind: "rename", characterId: "c1", name: "mr. DARCY" }, ["body.name"]],
    ["a split of nothing", split, ["body.lines"]],
    ["a split of another's name", { ...split, aliases: ["Lizzy"] }, ["body.aliases.0"]],
    ["a split of all names", { ...split, aliases: ["Mr. Darcy", "Darcy", "the visitor"] }, ["body.aliases"]],
    ["a split of another's line", { ...split, lines: [2, 3] }, ["body.lines.1"]],
    ["another revision", { kind: "rename", revision: 2, characterId: "c1", name: "X" }, "revision-changed"],
  ];
  for (const [what, correction, expected] of cases)
    it(what, () => assert.deepEqual(fields(correction), expected));
});

describe("a correction in an edited text", () => {
  const kept = make(given, [
    { kind: "speaker", line: 2, characterId: "c1" },
    { kind: "speaker", line: 4, characterId: "c2" },
    { kind: "split", characterId: "c3", name: "Mr. Bingley", aliases: ["the visitor"], lines: [] },
    { kind: "rename", characterId: "c2", name: "Jane" },
  ]);
  // A new analysis: other ids, another order.
  const anew = { c7: cast.c3, c8: cast.c1, c9: cast.c2 } as const;
  const ids: Record<string, string> = { c1: "c8", c2: "c9", c3: "c7" };
  const moved = lines.map(([speaker, text]): Told => [speaker && (ids[speaker] ?? speaker), text]);

  it("finds its line wherever it has moved, even among lines with the same words", () => {
    const edited = tale(anew, [
      [null, "A new beginning."],
      ["c7", "Yes."],
      [null, "And on it went."],
      ...moved,
    ]);
    const { found, states } = corrected(edited, kept);
    assert.deepEqual(new Set(states.values()), new Set(["applied"]));
    assert.deepEqual(speakersOf(found).slice(1, 9), [
      "Mr. Darcy",
      null,
      null,
      "Elizabeth",
      "Elizabeth",
      "Jane",
      "Jane",
      null,
    ]);
  });

  it("finds its line when it was reworded between the same neighbours, or only repaired", () => {
    const reworded = moved.with(2, ["c7", "Indeed I do."]).with(4, ["c7", "YES –"]);
    const { found } = corrected(tale(anew, reworded), kept);
    assert.deepEqual(speakersOf(found).slice(2, 5), ["Elizabeth", "Jane", "Jane"]);
  });

  it("is dormant while its line or character is missing, and is applied again when they are back", () => {
    const without = tale(anew, moved.toSpliced(1, 4));
    assert.deepEqual([...corrected(without, kept).states.values()].slice(0, 2), ["dormant", "dormant"]);
    const nobody = tale(
      { c7: cast.c3, c8: cast.c1 },
      moved.map(([who, text]) => [who === "c9" ? "?" : who, text]),
    );
    assert.equal(corrected(nobody, kept).states.get("3"), "dormant");
    assert.equal(corrected(tale(anew, moved), kept).states.get("3"), "applied");
  });

  it("does not guess between lines that cannot be distinguished", () => {
    const refrain: Told[] = Array.from({ length: 12 }, (_, i) => [
      i % 2 ? "c1" : "c2",
      i % 2 ? "Yes." : "No.",
    ]);
    const [third] = make(tale(cast, refrain), [{ kind: "speaker", line: 5, characterId: "c3" }]);
    const find = (told: Told[]) =>
      third &&
      speakersOf(corrected(tale(cast, told), [third]).found).flatMap((who, i) =>
        who === "Mr. Darcy" ? [i] : [],
      );
    assert.deepEqual(find(refrain), [5]);
    assert.deepEqual(find(refrain.slice(2)), []);
  });

  it("finds a character by its other names, but not by a single shared one", () => {
    const [, , , rename] = kept;
    const now = (...names: [string, ...string[]]) =>
      rename &&
      corrected(tale({ a: names, b: ["Kitty", "Lydia"] }, moved.slice(0, 1)), [rename]).states.get("3");
    assert.equal(now("Eliza"), "applied");
    assert.equal(now("Jane Bennet", "Miss Bennet"), "applied");
    assert.equal(now("Kitty", "Lydia"), "dormant");
  });
});
