import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Character } from "../analysis.ts";
import { analyze } from "../analyze.ts";

const cast = (text: string): Character[] => analyze(text, { language: "en" }).characters;
const bearer = (characters: Character[], name: string): Character | undefined =>
  characters.find(({ aliases }) => aliases.includes(name));

describe("characters", () => {
  it("keeps apart husband, wife and daughter of the same family name", () => {
    const found = cast(
      "Mr. Thorne came down. Mrs. Thorne was waiting, and Miss Clara Thorne sat by her. Mr. Thorne kissed his wife. Clara laughed, and Mrs. Thorne smiled at him.",
    );
    const ids = ["Mr. Thorne", "Mrs. Thorne", "Clara"].map((name) => bearer(found, name)?.id);
    assert.equal(new Set(ids).size, 3);
    assert.ok(!ids.includes(undefined));
    assert.equal(bearer(found, "Clara")?.gender, "female");
  });

  it("merges pet names with the full name, and a bare family name with its bearer", () => {
    const found = cast(
      "Elizabeth Marsh opened the door. Lizzie Marsh had always been brave. Captain Holt bowed. “Come in, Lizzie,” said Holt, though Elizabeth stood still.",
    );
    assert.equal(bearer(found, "Lizzie Marsh")?.id, bearer(found, "Elizabeth")?.id);
    assert.equal(bearer(found, "Holt")?.id, bearer(found, "Captain Holt")?.id);
  });

  it("does not mistake a place, a day or a people for a person", () => {
    const found = cast(
      "On Monday Ann Reed went from London to Paris with an Englishman. In Paris she met Tom Ash.",
    );
    assert.deepEqual(
      found
        .filter(({ kind }) => kind === "name")
        .map(({ name }) => name)
        .toSorted(),
      ["Ann Reed", "Tom Ash"],
    );
  });

  it("names the narrator when others call them by name", () => {
    const text = [
      "I rose late that day, and I found my friend Pike at the table before me.",
      "“You slept well, Garrow,” said Pike.",
      "I told him that I had. I poured my tea and I sat down.",
      "“Tell me, Garrow, what do you see?” he asked.",
      "I looked at my hands. I saw nothing that I had not seen before.",
      "“Look again, Garrow.”",
      "“Ink,” said I.",
    ].join("\n\n");
    const analysis = analyze(text, { language: "en" });
    const narrator = analysis.characters.find((c) => c.narrator);
    assert.equal(narrator?.name, "Garrow");
    assert.equal(analysis.quotations.at(-1)?.speaker, narrator?.id);
  });

  it("keeps the elder and the younger brother apart", () => {
    const found = cast(
      "The elder brother took the gold. The younger brother wept. “Give me half,” said the younger brother. “Never,” said the elder brother.",
    );
    const [elder, younger] = ["the elder brother", "the younger brother"].map(
      (name) => bearer(found, name)?.id,
    );
    assert.ok(elder && younger && elder !== younger);
  });

  it("makes a thing a character when the story lets it speak", () => {
    const found = cast("“I am hot,” said the teapot. The cup said nothing. “So hot,” said the teapot again.");
    assert.equal(bearer(found, "the teapot")?.quotes, 2);
  });
});
