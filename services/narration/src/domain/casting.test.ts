import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { canImprove, castStory, type Part } from "./casting.ts";
import { character, neural, voice, voices } from "./voices.fixture.ts";

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

  it("gives a creature's voice to a creature, and to nobody else while others are left", () => {
    const giant = voice("giant", "male", "adult", { description: "Huge and deep: giants, bears, trees." });
    const plain = voice("another man", "male", "adult", { base: "man", settings: { pitch: 0.98, rate: 1 } });
    const men = ["the huntsman", "the wolf", "the miller"].map((name, at) =>
      character(name, { gender: "male", lines: 9 - at }),
    );
    const parts = castStory(men, [giant, ...voices, plain], () => true);
    assert.deepEqual(
      men.map(({ name }) => voiceOf(parts, name)),
      ["man", "giant", "teller2"],
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

describe("castStory with neural voices", () => {
  const women = (...names: string[]) =>
    names.map((name) => character(name, { gender: "female", age: "adult" }));
  const flite = voice("flite-man", "male", "adult", { provider: "flite" });
  const idsOf = (parts: readonly Part[]) => parts.slice(1).map((part) => part.voiceId);

  it("gives the narration to hibari, and the characters Kokoro's voices, as one family", () => {
    const man = character("Bo", { gender: "male" });
    const parts = castStory([...women("Ann"), man], [...neural, flite], alone);
    assert.equal(voiceOf(parts, null), "hibari-narrator");
    assert.deepEqual(idsOf(parts), ["kokoro-af_kore", "kokoro-am_fenrir"]);
  });

  it("takes no voice of another family while its own are left to share", () => {
    const men = ["Al", "Bo"].map((name) => character(name, { gender: "male", age: "adult" }));
    assert.ok(!idsOf(castStory(men, [...neural, flite], alone)).includes("flite-man"));
  });

  it("gives the people who talk with the narrator's like another voice, and no blend of a partner's", () => {
    const pair = castStory(women("Ann", "Bea"), neural, () => true);
    assert.deepEqual(idsOf(pair), ["kokoro-af_kore", "kokoro-af_sarah"]);
    assert.ok(!idsOf(castStory(women("Ann"), neural, alone)).includes("kokoro-af_heart"));
  });

  it("gives a British story British voices first, and American ones before two share", () => {
    const three = castStory(women("Ann", "Bea", "Cat"), neural, alone, [], "en-GB");
    assert.deepEqual(idsOf(three), ["kokoro-bf_lily", "kokoro-bf_emma", "kokoro-af_kore"]);
    assert.equal(voiceOf(three, null), "hibari-narrator");
    assert.deepEqual(idsOf(castStory(women("Ann"), neural, alone, [], "en")), ["kokoro-af_kore"]);
  });

  it("hears from the text that somebody is British or American", () => {
    const lady = character("Lady Bracknell", { gender: "female", age: "adult" });
    assert.deepEqual(idsOf(castStory([lady], neural, alone)), ["kokoro-bf_lily"]);
    const hinted = { ...character("Ann", { gender: "female" }), voiceHint: "American, dry" };
    assert.deepEqual(idsOf(castStory([hinted], neural, alone, [], "en-GB")), ["kokoro-af_kore"]);
  });

  it("moves automatic parts to a better family when it comes, and keeps the user's", () => {
    const cast = [...women("Ann"), character("Bo", { gender: "male" })];
    const before = castStory(cast, voices, alone).map(
      (part): Part =>
        part.character?.name === "Bo" ? { ...part, voiceId: "robot", chosenBy: "user" } : part,
    );
    const both = [...neural, ...voices];
    assert.ok(canImprove(before, both, "en"));
    assert.ok(!canImprove(before, voices, "en"));
    const after = castStory(cast, both, alone, before);
    assert.deepEqual(idsOf(after), ["kokoro-af_kore", "robot"]);
    assert.equal(voiceOf(after, null), "hibari-narrator");
    assert.ok(!canImprove(after, both, "en"));
  });

  it("keeps the wish for a voice that is not available, and returns to it", () => {
    const ann = women("Ann");
    const chosen: Part[] = [
      { character: null, voiceId: "kokoro-am_fenrir", chosenBy: "user" },
      { character: ann[0] ?? null, voiceId: "kokoro-bf_emma", chosenBy: "user" },
    ];
    const without = castStory(ann, voices, alone, chosen);
    assert.deepEqual(
      without.map(({ voiceId, chosenBy, wanted }) => [voiceId, chosenBy, wanted]),
      [
        ["teller", "user", "kokoro-am_fenrir"],
        ["woman", "user", "kokoro-bf_emma"],
      ],
    );
    const both = [...neural, ...voices];
    assert.ok(canImprove(without, both, "en") && !canImprove(without, voices, "en"));
    const again = castStory(ann, both, alone, without);
    assert.deepEqual(
      again.map(({ voiceId, wanted }) => [voiceId, wanted]),
      [
        ["kokoro-am_fenrir", undefined],
        ["kokoro-bf_emma", undefined],
      ],
    );
  });

  it("names those with whom a character talks, the most important first", () => {
    const cast = ["a", "b", "c", "d", "e"].map((name, at) => character(name, { lines: 9 - at }));
    const parts = castStory(cast, neural, (a, b) => [a, b].includes("c-e"));
    assert.deepEqual(parts.at(-1)?.talksWith, ["c-a", "c-b", "c-c"]);
    assert.deepEqual(parts[1]?.talksWith, ["c-e"]);
  });

  it("casts 400 characters among 120 voices with few comparisons", () => {
    const many = Array.from({ length: 400 }, (_, at) =>
      character(`p${at}`, { gender: at % 2 ? "male" : "female", lines: 400 - at }),
    );
    const catalogue = Array.from({ length: 120 }, (_, at) =>
      voice(`kokoro-v${at}`, at % 2 ? "male" : "female", "adult", { provider: "kokoro" }),
    );
    let asked = 0;
    const near = (a: string, b: string) => {
      asked++;
      return Math.abs(Number(a.slice(3)) - Number(b.slice(3))) < 3;
    };
    const parts = castStory(many, catalogue, near);
    assert.equal(asked, 400 * 399);
    const voicesOf = new Map(parts.map((part) => [part.character?.id, part.voiceId]));
    for (let at = 1; at < 400; at++) assert.notEqual(voicesOf.get(`c-p${at}`), voicesOf.get(`c-p${at - 1}`));
    assert.ok(new Set(voicesOf.values()).size > 110);
  });
});
