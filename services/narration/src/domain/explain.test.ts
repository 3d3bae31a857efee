import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { castStory, type Part } from "./casting.ts";
import { explain } from "./explain.ts";
import { character, neural, voice, voices } from "./voices.fixture.ts";

const all = [...neural, ...voices];
const byId = new Map(all.map((each) => [each.id, each]));
const why = (parts: readonly Part[], name: string | null) => {
  const part = parts.find(({ character: who }) => (who?.name ?? null) === name);
  assert.ok(part);
  return explain(part, { parts, voices: byId });
};

describe("explain", () => {
  it("says what the text tells, and whose voice it differs from", () => {
    const grandmother = character("Margaret", { gender: "female", age: "old", aliases: ["the grandmother"] });
    const anna = character("Anna", { gender: "female", age: "child", lines: 9 });
    const parts = castStory([grandmother, anna], voices, () => true);
    assert.equal(
      why(parts, "Margaret"),
      "A woman's voice, older, since the text calls her “the grandmother”; unlike Anna's, with whom she talks.",
    );
    assert.equal(
      why(parts, "Anna"),
      "A girl's voice, since the text shows her as a child and female; unlike Margaret's, with whom she talks.",
    );
    assert.equal(why(parts, null), "A woman's voice for narration, kept apart from every character's.");
  });

  it("says that an accent is the text's", () => {
    const parts = castStory([character("Lady Bracknell", { gender: "female" })], neural, () => false);
    assert.equal(why(parts, "Lady Bracknell"), "A woman's voice, British, since the text says “Lady”.");
  });

  it("says when nothing is told, when several speak, and when a voice is shared", () => {
    const few = [
      voice("teller", "female", "adult", { description: "for narration" }),
      voice("man", "male", "adult"),
    ];
    const cast = [
      character("Kim", { lines: 3 }),
      character("Lee", { lines: 2 }),
      character("guards", { plural: true }),
    ];
    const parts = castStory(cast, few, () => false);
    assert.match(
      why(parts, "Kim"),
      /^A man's voice, since the text tells neither age nor gender; shared with Lee/,
    );
    assert.match(why(parts, "guards"), /since several speak as one/);
  });

  it("says that a character tells the story, that the user chose, and that a voice stands in", () => {
    const told = castStory([character("Ishmael", { gender: "male", narrator: true })], voices, () => false);
    assert.match(why(told, null), /since Ishmael tells the story as “I”\.$/);
    assert.match(why(told, "Ishmael"), /^The narrator's voice/);
    const chosen: Part[] = [
      { character: null, voiceId: "man", chosenBy: "user" },
      { character: character("Ann"), voiceId: "woman", chosenBy: "user", wanted: "kokoro-bf_emma" },
      { character: character("Bo"), voiceId: "gone", chosenBy: "auto" },
    ];
    assert.equal(why(chosen, null), "Chosen by you.");
    assert.match(why(chosen, "Ann"), /^Stands in for kokoro-bf_emma, which you chose/);
    assert.equal(why(chosen, "Bo"), "Its voice is not available any more.");
  });
});
