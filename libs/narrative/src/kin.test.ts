import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyze } from "./index.ts";

/** "b is a's kin" for every kinship found. */
const kinships = (text: string): string[] => {
  const { characters, relations } = analyze(text, { language: "en" });
  const name = (id: string): string => characters.find((c) => c.id === id)?.name ?? "";
  return relations.flatMap(({ a, b, kin }) => (kin ? [`${name(b)} is ${name(a)}'s ${kin}`] : []));
};

describe("kinship", () => {
  const cases: [string, string, string][] = [
    [
      "before a name",
      "Peter Hale came home. He found his sister Anna at the door. Anna Hale laughed.",
      "Anna Hale is Peter Hale's sister",
    ],
    [
      "by a possessive name",
      "Tom Reed sat down. Tom Reed's brother George stood up. “Go,” said George.",
      "George is Tom Reed's brother",
    ],
    [
      "by a pronoun and a noun",
      "Clara Moss ran in. “You are late,” said her mother. Her mother was angry, and Clara wept.",
      "Her mother is Clara Moss's mother",
    ],
    [
      "after a name",
      "Martin Vane, the eldest son of Robert Vane, rode out. Robert Vane stayed, and Martin sang.",
      "Martin Vane is Robert Vane's son",
    ],
    [
      "beside a name",
      "Jane Poole opened the door. Her brother, Henry, was there. “Come in,” said Jane Poole to Henry.",
      "Henry is Jane Poole's brother",
    ],
    [
      "in the narrator's words",
      "I was born at sea, and I was cold, and my aunt Sarah kept me. I loved my aunt Sarah, and I told her so. I do not know what I should have done without my aunt Sarah, who was good to me and mine when I was ill and my money was gone and I had nothing.",
      "Sarah is I's aunt",
    ],
  ];
  for (const [where, text, wanted] of cases)
    it(`is read ${where}`, () => {
      const found = kinships(text).map((kin) => kin.replace(/^her /, "Her "));
      assert.ok(found.includes(wanted), JSON.stringify(found));
    });

  it("makes no woman a brother, and gives no man a husband", () => {
    const found = kinships(
      "Mary Poole came with her brother Anna Grey. Sir John Hale met his husband George Hale.",
    );
    assert.deepEqual(found, []);
  });
});
