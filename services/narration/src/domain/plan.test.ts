import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { LexiconEntry } from "@storytelling/spoken";
import { Refusal } from "@storytelling/values";
import { castStory } from "./casting.ts";
import { fileName } from "./file-name.ts";
import { castKey, cutLine, planNarration, voicesOf } from "./plan.ts";
import type { Line, Script } from "./script.ts";
import { saidOf } from "./spoken-form.ts";
import { character, voices } from "./voices.fixture.ts";

const script = (...texts: [speaker: string | null, text: string][]): Script => ({
  storyId: "s",
  revision: 1,
  title: "T",
  author: "",
  language: "en",
  chapters: [],
  lines: texts.map(
    ([speaker, text], index): Line => ({
      index,
      text,
      kind: speaker ? "speech" : "narration",
      speaker,
      emotion: { valence: 0, arousal: 0.3 },
      paragraphEnd: true,
    }),
  ),
});
const parts = castStory([character("Ann", { gender: "female" })], voices, () => false);
const plan = (what: Script) => {
  const pieces = what.lines.flatMap((line) => cutLine(line, what.language));
  return planNarration(what, pieces, parts, voicesOf(parts, voices), () => "1");
};

describe("planNarration", () => {
  it("gives each line its voice; equal words in one voice share one rendition", () => {
    const [a, b, c, d] = plan(
      script([null, "No."], ["c-Ann", "“No.”"], ["c-Ann", "‘No.’\n"], ["c-nobody", "No."]),
    );
    assert.deepEqual(
      [a?.voiceId, b?.voiceId, a?.speaker, b?.speaker],
      ["teller", "woman", "Narrator", "Ann"],
    );
    assert.notEqual(a?.hash, b?.hash);
    assert.equal(b?.hash, c?.hash);
    assert.deepEqual([a?.repeats, b?.repeats, c?.repeats], [false, false, true]);
    assert.equal(d?.voiceId, "teller", "an unknown speaker gets the narrator's voice");
    assert.equal(c?.text, "‘No.’\n", "the author's words stay as they are");
  });

  it("needs no audio for a line without words", () => {
    const [, stars] = plan(script([null, "No."], [null, "***\n"], [null, "Yes."]));
    assert.equal(stars?.hash, null);
    assert.ok((stars?.pauseMs ?? 0) > 0);
  });

  it("gives equal hashes to lines that are said alike, and others to lines that are not", () => {
    const [a, b, c] = plan(
      script(
        [null, "Capt. Hale paid £5."],
        [null, "captain Hale paid five pounds."],
        [null, "Capt. Hale paid £6."],
      ),
    );
    assert.equal(a?.hash, b?.hash);
    assert.notEqual(a?.hash, c?.hash);
  });

  it("cuts a line of which far more is said than is written, so that every voice takes it", () => {
    const text = "⅞".repeat(2500);
    const segments = plan(script([null, text]));
    assert.equal(segments.map((segment) => segment.text).join(""), text);
    const said = segments.map(saidOf);
    assert.ok(segments.length > 3 && said.every((each) => each.length <= 6000));
  });

  it("reads words by their part of speech in each piece of a long line", () => {
    const text = `${"They read it. ".repeat(100)}He had read it.`;
    const start = text.lastIndexOf("read");
    const [line] = script([null, text]).lines;
    assert.ok(line);
    const pieces = cutLine(line, "en", {
      lexicon: [{ written: "read", said: "red", partOfSpeech: "past" }],
      tags: [{ start, end: start + 4, tag: "past" }],
    });
    const said = pieces.map((piece) => piece.said).join(" ");
    assert.ok(pieces.length > 1 && said.endsWith("They read it. He had red it."), said.slice(-40));
    assert.equal(said.match(/red/g)?.length, 1);
  });

  it("cuts a line that takes minutes into segments without losing text", () => {
    const long = "The river ran on and on. ".repeat(200);
    const segments = plan(script([null, long], [null, "The end."]));
    assert.equal(segments.map((segment) => segment.text).join(""), `${long}The end.`);
    assert.ok(segments.length > 5 && segments.every((segment) => segment.text.length <= 1000));
    assert.deepEqual(
      segments.map((segment) => segment.index),
      segments.map((_, at) => at),
    );
    assert.deepEqual([segments[1]?.line, segments.at(-1)?.line], [0, 1]);
    assert.ok((segments[0]?.pauseMs ?? 0) < (segments.at(-2)?.pauseMs ?? 0));
  });

  it("refuses a story without words", () => {
    assert.throws(
      () => plan(script([null, "***"], [null, "\n"])),
      (error) => error instanceof Refusal && error.code === "nothing-to-read",
    );
    assert.throws(() => plan(script()), Refusal);
  });
});

describe("castKey", () => {
  it("is equal for the same revision and cast, and differs for others", () => {
    const one = script([null, "No."]);
    assert.equal(castKey(one, parts), castKey(one, [...parts].reverse()));
    assert.notEqual(castKey({ ...one, revision: 2 }, parts), castKey(one, parts));
    assert.notEqual(castKey(one, parts, ["v1", null]), castKey(one, parts));
    assert.notEqual(castKey(one, parts, [], "name"), castKey(one, parts));
    const other = parts.map((part) => ({ ...part, voiceId: "man" }));
    assert.notEqual(castKey(one, other), castKey(one, parts));
  });
});

describe("fileName", () => {
  it("keeps a title's letters and removes characters that file systems do not allow", () => {
    assert.equal(fileName("Grüße: a/b\\c\n?", "mp3"), "Grüße a b c.mp3");
    assert.equal(fileName("../..", "mp3"), "Story.mp3");
    assert.equal(fileName("x".repeat(500), "mp3").length, 104);
  });

  it("stays under 255 bytes in every script, without a part of a character", () => {
    assert.equal(fileName("雨".repeat(120), "mp3"), `${"雨".repeat(66)}.mp3`);
    assert.equal(fileName(`${"x".repeat(99)}👑`, "mp3"), `${"x".repeat(99)}.mp3`);
  });
});

describe("a change to a story of 20,000 words", () => {
  const long = (change: (text: string, at: number) => string = (text) => text) =>
    script(
      ...Array.from({ length: 2000 }, (_, at): [string | null, string] => {
        const who = at % 150 === 7 && at < 1800 ? "Hermione" : "the old woman";
        return [at % 3 ? null : "c-Ann", change(`Then ${who} went through door ${at} of the house. `, at)];
      }),
    );
  const newHashes = (after: ReturnType<typeof plan>) => {
    const before = new Set(plan(long()).map(({ hash }) => hash));
    return new Set(after.flatMap(({ hash }) => (before.has(hash) ? [] : [hash]))).size;
  };
  const withEntries = (lexicon: LexiconEntry[]) => {
    const story = long();
    const pieces = story.lines.flatMap((line) => cutLine(line, story.language, { lexicon }));
    return planNarration(story, pieces, parts, voicesOf(parts, voices), () => "1");
  };

  it("needs one rendition when one word is edited", () => {
    assert.equal(newHashes(plan(long((text, at) => (at === 900 ? text.replace("old", "odd") : text)))), 1);
  });

  it("needs twelve when a respelling, or IPA, touches twelve lines", () => {
    assert.equal(newHashes(withEntries([{ written: "Hermione", said: "her my oh nee" }])), 12);
    assert.equal(newHashes(withEntries([{ written: "Hermione", ipa: "hɚˈmaɪəni" }])), 12);
  });

  it("needs none when an entry touches no line", () => {
    assert.equal(newHashes(withEntries([{ written: "Rumpelstiltskin", said: "rumple" }])), 0);
  });
});
