import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { smsWishOf } from "./stop-words.ts";

describe("smsWishOf", () => {
  const stops = ["STOP", "stop.", " Stop ", "STOPALL", "stop all", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"];
  for (const text of [...stops, "ARRÊT", "arret", "STOPP", "Stopp!", "BAJA", "قف", "إلغاء"])
    it(`stops for ${text}`, () => assert.equal(smsWishOf(text)?.wish, "stop"));
  for (const text of ["START", "Unstop", "ALTA", "نعم"])
    it(`starts for ${text}`, () => assert.equal(smsWishOf(text)?.wish, "start"));
  for (const text of ["Do not stop!", "The end", "I will cancel dinner", "", "🛑", "stopstop"])
    it(`changes nothing for "${text}"`, () => assert.equal(smsWishOf(text), null));

  it("knows the language of the word", () => {
    assert.deepEqual(
      ["stop", "stopp", "arrêt", "baja", "قف"].map((text) => smsWishOf(text)?.language),
      ["en", "de", "fr", "es", "ar"],
    );
  });
});
