import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { kokoroPhonemes } from "./kokoro-phonemes.ts";

describe("kokoroPhonemes", () => {
  /** IPA, then what an American and a British voice say. */
  const readings: [string, string, string][] = [
    ["/həˈloʊ/", "həlˈO", "həlˈQ"],
    ["həˈləʊ", "həlˈO", "həlˈQ"],
    ["[ˈt͡ʃɜːtʃ]", "ʧˈɜɹʧ", "ʧˈɜːʧ"],
    ["bɝd", "bˈɜɹd", "bˈɜːd"],
    ["ˈbʌt.n̩", "bˈʌtᵊn", "bˈʌtᵊn"],
    ["dʒɔ:dʒ", "ʤˈɔʤ", "ʤˈɔːʤ"],
    ["ˈkæt", "kˈæt", "kˈat"],
    ["ˌmɪsəˈsɪpi", "mˌɪsəsˈɪpi", "mˌɪsəsˈɪpi"],
    ["'wɔːtə˞", "wˈɔtəɹ", "wˈɔːtə"],
    ["ˈlɒx", "lˈɑk", "lˈɒk"],
    ["ɡɑ̃", "ɡˈɑ", "ɡˈɑː"],
    ["nuː jɔːk", "nˈu jˈɔk", "nˈuː jˈɔːk"],
  ];
  for (const [ipa, american, british] of readings) {
    it(`reads ${ipa}`, () => {
      assert.deepEqual(
        [kokoroPhonemes(ipa, false), kokoroPhonemes(ipa, true)],
        [
          { phonemes: american, unmapped: "" },
          { phonemes: british, unmapped: "" },
        ],
      );
    });
  }

  it("reports signs that are no IPA of these voices, and says the rest", () => {
    assert.deepEqual(kokoroPhonemes("ˈkʌp˥漢", false), { phonemes: "kˈʌp", unmapped: "˥漢" });
  });

  it("has no sound for a text that is no IPA, and for an empty one", () => {
    assert.deepEqual(kokoroPhonemes("HELLO", true), { phonemes: "", unmapped: "HELLO" });
    assert.deepEqual(kokoroPhonemes(" / ", true), { phonemes: "", unmapped: "" });
  });
});
