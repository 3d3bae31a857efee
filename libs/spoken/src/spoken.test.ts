import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { spoken } from "./index.ts";

const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ..."a|é|Dr.|St.|£|5|1,000|1845|-|—|...|'|’|“|\"|<b>|<|>|*|_|\u00ad|\u200b|\ud800|й|你|🚂|½|IV|W-w|@|/|12:05|\n|%|°C|May 5|No. |NASA| ".split(
          "|",
        ),
        " ",
        "|",
      ),
      { maxLength: 25 },
    )
    .map((all) => all.join("")),
);
const languages = fc.constantFrom("en", "en-GB", "de", "fr", "es", "it", "pt", "pl", "ru", "ja", "xx", "");

describe("spoken", () => {
  it("returns pieces that cover the text in order, and whose words, joined, are what is said", () => {
    fc.assert(
      fc.property(anything, languages, (text, language) => {
        const { said, pieces, problems } = spoken(text, { language });
        let at = 0;
        for (const piece of pieces) {
          assert.equal(piece.start, at);
          assert.ok(piece.end > piece.start);
          assert.equal(piece.silent ?? false, piece.said === "");
          at = piece.end;
        }
        assert.equal(at, text.length);
        assert.equal(pieces.map((piece) => piece.said).join(""), said);
        for (const { start, end } of problems) assert.ok(start >= 0 && start < end && end <= text.length);
      }),
      { numRuns: 500 },
    );
  });

  it("says words with one space between them, and none at the ends", () => {
    fc.assert(
      fc.property(anything, languages, (text, language) => {
        const { said } = spoken(text, { language });
        assert.equal(said, said.trim());
        assert.doesNotMatch(said, /\s\s/);
      }),
      { numRuns: 500 },
    );
  });

  it("says the same again when it reads a spoken form that is words alone", () => {
    const words = fc
      .array(fc.constantFrom("twenty", "captain", "five pounds", "he", "said", "tale", "and", "over"), {
        minLength: 1,
      })
      .map((all) => all.join(" "));
    fc.assert(
      fc.property(words, languages, (text, language) => assert.equal(spoken(text, { language }).said, text)),
    );
  });

  // No time is asserted. If a rule took quadratic time, this test would end at the suite's own limit.
  for (const unit of ["1", ".", "a", "aй", "W-"]) {
    it(`reads a megabyte of ${JSON.stringify(unit)}`, () => {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      assert.equal(spoken(text, { language: "en" }).pieces.at(-1)?.end, text.length);
    });
  }

  it("reports what no voice of the language can say, with its place, and says the rest", () => {
    const { said, problems } = spoken("Он said 你好 🚂 to \ud800 Zoë.", { language: "en" });
    assert.equal(said, "said to Zoe.");
    assert.deepEqual(problems, [
      { start: 0, end: 2, reason: "script" },
      { start: 8, end: 10, reason: "script" },
      { start: 11, end: 13, reason: "emoji" },
      { start: 17, end: 18, reason: "damaged" },
    ]);
  });

  it("reports nothing for a script that the language's voices know", () => {
    assert.deepEqual(spoken("Он сказал hello", { language: "ru" }).problems, []);
    assert.deepEqual(spoken("はい、東京", { language: "ja" }).problems, []);
  });

  it("passes the words of a language that it does not know unchanged", () => {
    assert.equal(spoken("W 1984 roku miał 5 zł.", { language: "pl" }).said, "W 1984 roku miał 5 zł.");
  });

  it("says nothing for a text without words", () => {
    for (const text of ["", "***", "… — !", "\u00ad", "  \n"])
      assert.equal(spoken(text, { language: "en" }).said, "");
  });
});

describe("a lexicon", () => {
  const lexicon = [
    { written: "Hermione", said: "her my oh nee" },
    { written: "New York", said: "noo york" },
    { written: "New", said: "nyoo" },
    { written: "", said: "nothing" },
    { written: "Dr.", said: "druid" },
    { written: "it", said: "I T", exactCase: true },
    { written: "loop", said: "loop loop" },
    { written: "New", said: "never" },
  ];
  const cases: [written: string, said: string][] = [
    ["hermione's New York", "her my oh nee's noo york"],
    ["New towns, Newton", "nyoo towns, Newton"],
    ["Dr. Hale", "druid Hale"],
    ["It is it", "It is I T"],
    ["loop", "loop loop"],
  ];
  for (const [written, said] of cases) {
    it(`says ${JSON.stringify(said)} for ${JSON.stringify(written)}`, () =>
      assert.equal(spoken(written, { language: "en", lexicon }).said, said));
  }
});

describe("a lexicon with IPA", () => {
  const lexicon = [
    { written: "Hermione", ipa: "hɚˈmaɪəni" },
    { written: "Ægir", said: "ay geer", ipa: "ˈɛːɡɪr" },
    { written: "O'Brien", ipa: "oʊˈbɹaɪən" },
    { written: "你好", said: "你好" },
  ];
  const stretchesOf = (text: string) => {
    const { said, pronounced } = spoken(text, { language: "en", lexicon });
    return pronounced.map(({ start, end, ipa }) => [said.slice(start, end), ipa]);
  };

  it("says the written word, and gives its sounds with their place in what is said", () => {
    const { said } = spoken("Dr. Hermione’s owl.", { language: "en", lexicon });
    assert.equal(said, "doctor Hermione's owl.");
    assert.deepEqual(stretchesOf("Dr. Hermione’s owl."), [["Hermione", "hɚˈmaɪəni"]]);
  });

  it("says the respelling where an entry has both", () => {
    assert.deepEqual(stretchesOf("\u00adHail, Ægir — hail!"), [["ay geer", "ˈɛːɡɪr"]]);
  });

  it("matches either form of an apostrophe, and a line's end within a phrase", () => {
    assert.deepEqual(stretchesOf("Mr. O’Brien"), [["O'Brien", "oʊˈbɹaɪən"]]);
    const phrase = [{ written: "New York", said: "noo york" }];
    assert.equal(spoken("in New\nYork", { language: "en", lexicon: phrase }).said, "in noo york");
  });

  it("reports a respelling that no voice of the language can say", () => {
    assert.deepEqual(spoken("A 你好 B", { language: "en", lexicon }).problems, [
      { start: 2, end: 4, reason: "script" },
    ]);
  });

  // No time is asserted. If each word were compared with each entry, this test would end at the suite's own limit.
  it("reads a novel with 100,000 entries that all begin with the same word", () => {
    const many = Array.from({ length: 100_000 }, (_, at) => ({ written: `the n${at}`, said: "one" }));
    const text = "the cat and the n99999 ".repeat(50_000);
    assert.ok(spoken(text, { language: "en", lexicon: many }).said.startsWith("the cat and one the cat"));
  });
});

describe("emoji by name", () => {
  const cases: [language: string, written: string, said: string][] = [
    ["en", "Great 👍🏽👏 job", "Great, thumbs up, clapping hands job"],
    ["en", "🚂 is late 👩‍🚀", "locomotive is late, woman astronaut"],
    ["en-GB", "I ❤️ you 🇫🇷!", "I, red heart you, France!"],
    ["de", "Los 🚂", "Los, Dampflokomotive"],
    ["fr", "Oui 🇫🇷", "Oui, France"],
  ];
  for (const [language, written, said] of cases)
    it(`${language}: says ${JSON.stringify(said)} for ${written}`, () => {
      assert.deepEqual(spoken(written, { language, emoji: "name" }), {
        ...spoken(written, { language, emoji: "name" }),
        said,
        problems: [],
      });
    });

  it("reports an emoji in a language whose names we do not have", () => {
    assert.deepEqual(
      spoken("Tak 🚂", { language: "pl", emoji: "name" }).problems.map(({ reason }) => reason),
      ["emoji"],
    );
  });
});

describe("a lexicon with parts of speech", () => {
  const lexicon = [
    { written: "lead", said: "led", partOfSpeech: "noun" },
    { written: "lead", said: "leed", partOfSpeech: "verb" },
  ];
  const text = "\u00adThey lead a lead pipe; lead.";
  const tags = [
    { start: 1, end: 5, tag: "other" },
    { start: 6, end: 10, tag: "verb" },
    { start: 13, end: 17, tag: "noun" },
    { start: 24, end: 28, tag: "name" },
  ];

  it("reads a word by its tag, and as written where no entry is for it", () => {
    assert.equal(spoken(text, { language: "en", lexicon, tags }).said, "They leed a led pipe; lead.");
  });

  it("reads no such entry without tags", () => {
    assert.equal(spoken(text, { language: "en", lexicon }).said, "They lead a lead pipe; lead.");
  });
});
