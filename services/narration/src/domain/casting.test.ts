import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { castStory, type Part } from "./casting.ts";
import { character, voice, voices } from "./voices.fixture.ts";

const alone = () => false;
const voiceOf = (parts: readonly Part[], name: string | null) =>
  parts.find((part) => (part.character?.name ?? null) === name)?.voiceId;

describe("castStory", () => {
  it("gives the narrator a calm voice that no main character has", () => {
    const parts = castStory(
      ["Ann", "Bea", "Cat"].map((name) => character(name, { gender: "female" })),
      voices,
      alone,
    );
    assert.equal(voiceOf(parts, null), "teller");
    assert.equal(parts.filter((part) => part.voiceId === "teller").length, 1);
  });

  it("gives main characters distinct voices of their gender and age", () => {
    const parts = castStory(
      [
        character("king", { gender: "male", age: "old", lines: 9 }),
        character("prince", { gender: "male", age: "child", lines: 8 }),
        character("queen", { gender: "female", age: "adult", lines: 7 }),
        character("tin man", { gender: "other", lines: 6 }),
      ],
      voices,
      alone,
    );
    assert.deepEqual(
      ["king", "prince", "queen", "tin man"].map((name) => voiceOf(parts, name)),
      ["grandpa", "boy", "woman", "robot"],
    );
  });

  it("shares a voice of the best provider instead of taking another provider's, unless the two talk with each other", () => {
    const own = ["a", "b", "c"].map((id) => voice(id, "male", "adult", { provider: "best" }));
    const other = voice("other", "male", "adult", { provider: "second" });
    const men = ["Al", "Bo", "Cy"].map((name) => character(name, { gender: "male" }));
    const strangers = castStory(men, [...own, other], alone);
    assert.equal(
      strangers.some((part) => part.voiceId === "other"),
      false,
    );
    const talking = castStory(men, [...own, other], () => true);
    assert.equal(
      talking.some((part) => part.voiceId === "other"),
      true,
    );
  });

  it("casts the character with the most lines first and groups last", () => {
    const parts = castStory(
      [
        character("soldiers", { gender: "male", age: "adult", lines: 50, plural: true }),
        character("page", { gender: "male", age: "adult", lines: 1 }),
        character("hero", { gender: "male", age: "adult", lines: 20 }),
      ],
      voices,
      alone,
    );
    assert.equal(voiceOf(parts, "hero"), "man");
    assert.deepEqual(
      parts.map((part) => part.character?.name),
      [undefined, "hero", "page", "soldiers"],
    );
  });

  it("lets minor characters share a voice, but not with characters they talk with", () => {
    const men = Array.from({ length: 8 }, (_, at) => character(`m${at}`, { gender: "male", lines: 20 - at }));
    const strangers = castStory(men, voices, alone);
    assert.ok(
      strangers.slice(1).every((part) => ["teller2", "man", "boy", "grandpa"].includes(part.voiceId)),
    );
    const shared = strangers.find((part) => part.character && part.voiceId === voiceOf(strangers, "m7"));
    const pair = [shared?.character?.id ?? "", "c-m7"];
    const talking = castStory(men, voices, (a, b) => pair.includes(a) && pair.includes(b));
    assert.notEqual(voiceOf(talking, "m7"), voiceOf(talking, shared?.character?.name ?? ""));
    assert.ok(["teller2", "man", "boy", "grandpa"].includes(voiceOf(talking, "m7") ?? ""));
  });

  it("does not depend on the order of the characters", () => {
    const crowd = Array.from({ length: 12 }, (_, at) => character(`p${at}`, { lines: (at * 7) % 5 }));
    const expected = castStory(crowd, voices, alone);
    fc.assert(
      fc.property(fc.shuffledSubarray(crowd, { minLength: crowd.length }), (shuffled) => {
        assert.deepEqual(castStory(shuffled, voices, alone), expected);
      }),
    );
  });

  it("casts everybody, even with a single voice", () => {
    const parts = castStory(
      [character("a"), character("b", { gender: "male" })],
      [voice("only", "female", "old")],
      alone,
    );
    assert.deepEqual(
      parts.map((part) => part.voiceId),
      ["only", "only", "only"],
    );
  });

  it("gives the narrator's voice to a character who tells the story as I", () => {
    const parts = castStory([character("Ishmael", { gender: "male", narrator: true })], voices, alone);
    assert.equal(voiceOf(parts, null), "teller2");
    assert.equal(voiceOf(parts, "Ishmael"), "teller2");
  });

  it("keeps a voice in a new revision while the name exists, and the user's choices in any case", () => {
    const ann = character("Ann", { gender: "female", lines: 5 });
    const first = castStory([ann, character("Bob", { gender: "male", lines: 3 })], voices, alone);
    const chosen = first.map((part) =>
      part.character?.name === "Bob" ? ({ ...part, voiceId: "robot", chosenBy: "user" } as const) : part,
    );
    const next = castStory(
      [
        { ...ann, id: "c9", lines: 1 },
        character("Eve", { gender: "female", lines: 30 }),
        character("bob", { gender: "male" }),
      ],
      voices,
      alone,
      chosen,
    );
    assert.equal(voiceOf(next, "Ann"), voiceOf(first, "Ann"));
    assert.notEqual(voiceOf(next, "Eve"), voiceOf(first, "Ann"));
    assert.equal(voiceOf(next, "bob"), "robot");
    assert.equal(next.find((part) => part.character?.name === "bob")?.chosenBy, "user");
  });

  it("chooses another voice when the voice was removed or the gender changed", () => {
    const before: Part[] = [
      { character: null, voiceId: "gone", chosenBy: "user" },
      { character: character("Sam"), voiceId: "man", chosenBy: "auto" },
    ];
    const parts = castStory([character("Sam", { gender: "female" })], voices, alone, before);
    assert.equal(voiceOf(parts, null), "teller");
    assert.equal(voiceOf(parts, "Sam"), "woman");
  });

  it("avoids voices that sound like the narrator's", () => {
    const twin = voice("twin", "female", "adult", { base: "teller" });
    const [first, ...others] = voices;
    const parts = castStory(
      [character("Ann", { gender: "female" })],
      first ? [first, twin, ...others] : [],
      alone,
    );
    assert.equal(voiceOf(parts, "Ann"), "woman");
  });
});
