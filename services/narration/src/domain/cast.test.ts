import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Refusal } from "@storytelling/values";
import { chooseVoices, voicesLike, wishVoices } from "./cast.ts";
import type { Part } from "./casting.ts";
import { character } from "./voices.fixture.ts";

const parts: Part[] = [
  { character: null, voiceId: "teller", chosenBy: "auto" },
  { character: character("Ann", { aliases: ["Annie"] }), voiceId: "woman", chosenBy: "auto" },
];
const ids = new Set(["teller", "woman", "man"]);
const faultsOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal && error.kind === "invalid") return error.faults.map((fault) => fault.field);
    throw error;
  }
  return [];
};

describe("chooseVoices", () => {
  it("marks the user's choices and leaves the other parts", () => {
    const chosen = chooseVoices(parts, [{ characterId: null, voiceId: "man" }], ids);
    assert.deepEqual(
      chosen.map(({ voiceId, chosenBy }) => [voiceId, chosenBy]),
      [
        ["man", "user"],
        ["woman", "auto"],
      ],
    );
  });

  it("names every invalid choice", () => {
    const choices = [
      { characterId: "c-Zoe", voiceId: "man" },
      { characterId: "c-Ann", voiceId: "none" },
      { characterId: "c-Ann", voiceId: "man" },
    ];
    assert.deepEqual(
      faultsOf(() => chooseVoices(parts, choices, ids)),
      ["body.items.0.characterId", "body.items.1.voiceId", "body.items.2.characterId"],
    );
  });
});

describe("voicesLike", () => {
  const other: Part[] = [
    { character: null, voiceId: "man", chosenBy: "auto" },
    { character: character("Doctor Watson", { aliases: ["ann"] }), voiceId: "grandpa", chosenBy: "auto" },
    { character: character("ANNIE"), voiceId: "girl", chosenBy: "user" },
  ];

  it("copies voices by name and alias, a name before an alias, as the user's choice", () => {
    const like = voicesLike(parts, other, new Set(["man", "girl", "grandpa"]));
    assert.deepEqual(
      like.map(({ voiceId, chosenBy }) => [voiceId, chosenBy]),
      [
        ["man", "user"],
        ["grandpa", "user"],
      ],
    );
    const [, annie] = voicesLike(parts, other.slice(2), new Set(["girl"]));
    assert.equal(annie?.voiceId, "girl");
  });

  it("leaves a part whose character the other story lacks, or whose voice this language lacks", () => {
    assert.deepEqual(voicesLike(parts, other, new Set(["woman"])), parts);
    assert.deepEqual(voicesLike(parts, [], ids), parts);
  });

  it("forgets a voice that was wanted before", () => {
    const wanting = parts.map((part) => ({ ...part, wanted: "gone" }));
    assert.ok(voicesLike(wanting, other, new Set(["man", "grandpa"])).every((part) => !("wanted" in part)));
  });
});

describe("wishVoices", () => {
  it("takes an id, a name, an alias or narrator, in any case", () => {
    for (const who of ["c-Ann", "ann", "ANNIE"])
      assert.equal(wishVoices(parts, { [who]: "man" }, ids)[1]?.voiceId, "man");
    assert.equal(wishVoices(parts, { Narrator: "man" }, ids)[0]?.voiceId, "man");
  });

  it("names every invalid wish", () => {
    assert.deepEqual(
      faultsOf(() => wishVoices(parts, { Zoe: "man", Ann: "none" }, ids)),
      ["body.voices.Zoe", "body.voices.Ann"],
    );
  });
});
