import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { modelsDir, openModels } from "@storytelling/models";
import { createEnglish } from "@storytelling/phonemes";
import { loadEnglish } from "./english-data.ts";
import { createSpeller } from "./speller.ts";

const models = openModels({ dir: modelsDir(process.env) });
const english = createEnglish(loadEnglish(models.path));
const spell = createSpeller(models.path);

async function said(text: string, british: boolean): Promise<string> {
  const sounds = await english.sounds(text, { british, spell });
  return sounds.map(({ phonemes, spaced }) => phonemes + (spaced ? " " : "")).join("");
}

/** A text, the word in it that matters, and its sound. */
type Case = [text: string, word: string, phonemes: string];

function check(title: string, cases: readonly Case[], british = false): void {
  describe(title, () => {
    for (const [text, word, phonemes] of cases) {
      it(`${text} ${phonemes}`, async () => {
        const sounds = await english.sounds(text, { british, spell });
        const sound = sounds.find(({ start, end }) => text.slice(start, end) === word);
        assert.equal(sound?.phonemes, phonemes);
      });
    }
  });
}

check("a word with two sounds goes by its part of speech", [
  ["I will read it.", "read", "ɹˈid"],
  ["She had read the letter.", "read", "ɹˈɛd"],
  ["They live here.", "live", "lˈɪv"],
  ["It was a live animal.", "live", "lˈIv"],
  ["A tear ran down her cheek.", "tear", "tˈɪɹ"],
  ["Do not tear the page.", "tear", "tˈɛɹ"],
  ["Close the door.", "Close", "klˈOz"],
  ["He stood close to the door.", "close", "klˈOs"],
  ["The wind blew.", "wind", "wˈɪnd"],
  ["They record every song.", "record", "ɹəkˈɔɹd"],
  ["He broke the record.", "record", "ɹˈɛkəɹd"],
  ["He can use it.", "use", "jˈuz"],
  ["It is of no use.", "use", "jˈus"],
  ["I used to sing.", "used", "jˈust"],
  ["I used a pen.", "used", "jˈuzd"],
]);

check("a word of which the lexicon has one sound goes by the words beside it", [
  ["A lead pipe fell.", "lead", "lˈɛd"],
  ["It was as heavy as lead.", "lead", "lˈɛd"],
  ["She took the lead.", "lead", "lˈid"],
  ["The play of lead actors.", "lead", "lˈid"],
  ["They had a terrible row.", "row", "ɹˈW"],
  ["A row broke out.", "row", "ɹˈW"],
  ["Three in a row.", "row", "ɹˈO"],
  ["He made a row of holes.", "row", "ɹˈO"],
  ["He made her a low bow.", "bow", "bˈW"],
  ["“Sir,” said he with a bow.", "bow", "bˈW"],
  ["She sat in the bows.", "bows", "bˈWz"],
  ["He made a bow and arrow.", "bow", "bˈO"],
  ["The Polish count came.", "Polish", "pˈOlɪʃ"],
  ["He sang in a deep bass.", "bass", "bˈAs"],
]);

check("a weak form goes by what comes next", [
  ["The end came.", "The", "ði"],
  ["The dog came.", "The", "ðə"],
  ["I went to Edinburgh.", "to", "tʊ"],
  ["I went to London.", "to", "tə"],
  ["Whom did you give it to?", "to", "tu"],
  ["It is a dog.", "a", "ɐ"],
  ["Come in!", "in", "ˈɪn"],
  ["He sat in London.", "in", "ɪn"],
]);

check("endings, possessives and acronyms", [
  ["Anna's hat", "Anna's", "ˈɑnəz"],
  ["The boss's desk.", "boss's", "bˈɔsᵻz"],
  ["He visited them.", "visited", "vˈɪzɪTᵻd"],
  ["We needed it.", "needed", "nˈidᵻd"],
  ["James' hat", "James'", "ʤˈAmz"],
  ["A naïve café", "café", "kæfˈA"],
  ["The FBI came.", "FBI", "ˌɛfbˌiˈI"],
  ["I can't.", "can't", "kˈænt"],
]);

check("sounds and stretched words", [
  ["Shh!", "Shh", "ʃʃ"],
  ["PSST, you", "PSST", "pst"],
  ["Grrr!", "Grrr", "ɡɹɹ"],
  ["Noooo!", "Noooo", "nˈO"],
  ["Weeell, yes.", "Weeell", "wˈɛl"],
  ["Chapter III.", "III", "ˌIˌIˈI"],
]);

check(
  "a British voice",
  [
    ["The bath water", "bath", "bˈɑːθ"],
    ["The bath water", "water", "wˈɔːtə"],
    ["She won't go.", "go", "ɡˌQ"],
    ["The hot pot", "hot", "hˈɒt"],
    ["He visited them.", "visited", "vˈɪzɪtɪd"],
    ["There'll be rain.", "There'll", "ðˈɛːl"],
  ],
  true,
);

describe("an unknown name", () => {
  it("is guessed, by the network of its accent", async () => {
    const [american] = await english.sounds("Zorblatt", { british: false, spell });
    const [british] = await english.sounds("Zorblatt", { british: true, spell });
    assert.deepEqual([american?.guessed, british?.guessed], [true, true]);
    assert.match(american?.phonemes ?? "", /^zˈɔɹblæt$/u);
    assert.match(british?.phonemes ?? "", /^zˈɔːblat$/u);
  });

  it("sounds the same each time", async () => {
    assert.equal(await said("Zorblatt", false), await said("Zorblatt", false));
  });
});
