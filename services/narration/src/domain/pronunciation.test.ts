import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { distinct, faultsOf, lexiconFrom, type Sent, tidied } from "./pronunciation.ts";

const told = (entry: Sent) =>
  faultsOf(tidied(entry), "body").map(({ field, message }) => `${field}: ${message}`);

describe("faultsOf", () => {
  const right: Sent[] = [
    { written: "Hermione", ipa: "hɚˈmaɪ.ə.ni" },
    { written: "Hermione", ipa: "/həːˈmaɪəni/", said: "her my oh nee" },
    { written: "Nguyễn", ipa: "[ŋwiə̯n˧ˀ˥]".replace("ˀ", "") },
    { written: "garçon", ipa: "ɡaʁsɔ̃" },
    { written: "façade", ipa: "t͡ʃaç" },
    { written: "loop", said: "loop loop" },
    { written: "№", said: "number" },
    { written: "lead", said: "led", partOfSpeech: "noun" },
    { written: "\u00adsoft\u200b ", said: " soft " },
  ];
  for (const entry of right)
    it(`finds none in ${JSON.stringify(entry)}`, () => assert.deepEqual(told(entry), []));

  const wrong: [entry: Sent, fault: string][] = [
    [{ written: "", said: "a" }, "body.written: Give the word or phrase as the story writes it."],
    [
      { written: "...", said: "a" },
      "body.written: Begin with a letter, a digit or a sign. Punctuation marks alone are not words.",
    ],
    [
      { written: "Zoë" },
      "body.said: Say how it sounds: give a respelling in `said`, or its sounds in `ipa`.",
    ],
    [{ written: "Zoë", said: " " }, "body.said: Give what is said instead, or leave `said` out."],
    [{ written: "Zoë", said: "…!" }, "body.said: This has nothing to say. Give letters or digits."],
    [
      { written: "Zoë", said: "zo\u0007ee" },
      "body.said: Character 3 is a control character or damaged. Leave it out.",
    ],
    [
      { written: "Zo\ud800", said: "zoe" },
      "body.written: Character 3 is a control character or damaged. Leave it out.",
    ],
    [{ written: "Z".repeat(201), said: "zoe" }, "body.written: Use at most 200 characters. This has 201."],
    [{ written: "Zoë", ipa: "'zoʊi" }, "body.ipa: “'” (character 1) is not IPA. Write “ˈ” instead."],
    [
      { written: "Zoë", ipa: "zoUi" },
      "body.ipa: “U” (character 3) is not IPA. Use the letters of IPA, not those of SAMPA.",
    ],
    [
      { written: "Zoë", ipa: "зои" },
      "body.ipa: “з” (character 1) is not IPA. Use the letters of the IPA chart.",
    ],
    [
      { written: "Zoë", ipa: "ˈː" },
      "body.ipa: This IPA has no sound. Give at least one letter of the IPA chart.",
    ],
    [
      { written: "lead pipe", said: "led pipe", partOfSpeech: "noun" },
      "body.partOfSpeech: A part of speech is that of one word. Leave it out for a phrase.",
    ],
    [
      { written: "Zoë", ipa: "//" },
      "body.ipa: This IPA has no sound. Give at least one letter of the IPA chart.",
    ],
  ];
  for (const [entry, fault] of wrong)
    it(`says of ${JSON.stringify(entry).slice(0, 60)}: ${fault.slice(0, 50)}`, () =>
      assert.deepEqual(told(entry), [fault]));
});

describe("distinct", () => {
  const entries = [
    { written: "Zoë", said: "zoe", exactCase: false },
    { written: "ZOË", said: "zoe", exactCase: false },
    { written: "Zoë", said: "zo ee", exactCase: true },
    { written: "O’Hara", said: "a", exactCase: false },
    { written: "o'hara", said: "b", exactCase: false },
  ];
  it("keeps entries that say the same once, and names each that contradicts an earlier one", () => {
    const { entries: kept, faults } = distinct(entries);
    assert.deepEqual(
      kept.map(({ written }) => written),
      ["Zoë", "Zoë", "O’Hara"],
    );
    assert.deepEqual(faults, [
      {
        field: "body.items.4.written",
        message: "“o'hara” is said in another way by body.items.3. Keep one of them.",
      },
    ]);
  });
});

describe("lexiconFrom", () => {
  it("puts the story's entries before the user's, and the narrower ones of a list first", () => {
    const entry = (written: string, exactCase: boolean) => ({ written, said: "x", exactCase });
    const verb = { ...entry("c", false), partOfSpeech: "verb" as const };
    const lexicon = lexiconFrom([entry("a", false), entry("B", true), verb], [entry("A", true)]);
    assert.deepEqual(
      lexicon.map(({ written }) => written),
      ["c", "B", "a", "A"],
    );
  });
});
