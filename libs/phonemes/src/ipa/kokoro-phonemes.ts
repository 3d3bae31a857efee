import { LONGEST_SYMBOL, symbolsOf } from "./symbols.ts";

const VOWEL = /[AIOQWYaiuæɑɒɔəɛɜɐɪʊʌᵻᵊ]/u;
const PRIMARY = /['’ˈꞌ]/u;
const SECONDARY = /[,ˌ]/u;
/** Brackets, syllable breaks, ties, length, and details of a sound that no English voice makes. */
const NO_SOUND = /[./[\]()|‖‿⁀ːˑʰʲʷˠˤˀ˞-]|\p{Mn}/u;
/** They say that two signs are one sound, which the table knows. */
const TIES = /[\u035c\u0361\u032f]/g;

export interface KokoroPhonemes {
  /** In Kokoro's symbols, with a space between words. */
  readonly phonemes: string;
  /** The signs of the IPA that stand for no sound of these voices. Empty when all is understood. */
  readonly unmapped: string;
}

/** The longest symbol at a place, with its sound. */
function symbolAt(
  ipa: string,
  at: number,
  symbols: ReadonlyMap<string, string>,
): [string, string] | undefined {
  for (let length = LONGEST_SYMBOL; length > 0; length -= 1) {
    const sign = ipa.slice(at, at + length);
    const sound = symbols.get(sign);
    if (sound !== undefined) return [sign, sound];
  }
  return undefined;
}

/** IPA has its stress marks before a syllable, Kokoro before the vowel. A word without any gets one. */
function word(ipa: string, british: boolean): KokoroPhonemes {
  const symbols = symbolsOf(british);
  let phonemes = "";
  let unmapped = "";
  let stress = "";
  for (let at = 0; at < ipa.length; ) {
    const found = symbolAt(ipa, at, symbols);
    const sign = found?.[0] ?? String.fromCodePoint(ipa.codePointAt(at) ?? 0);
    if (found && VOWEL.test(found[1])) {
      const vowel = found[1].search(VOWEL);
      phonemes += found[1].slice(0, vowel) + stress + found[1].slice(vowel);
      stress = "";
    } else if (found) phonemes += found[1];
    else if (PRIMARY.test(sign)) stress = "ˈ";
    else if (SECONDARY.test(sign)) stress = "ˌ";
    else if (!NO_SOUND.test(sign)) unmapped += sign;
    at += sign.length;
  }
  return { phonemes: /[ˈˌ]/u.test(phonemes) ? phonemes : phonemes.replace(VOWEL, "ˈ$&"), unmapped };
}

/**
 * IPA to Kokoro's symbols. It takes American and British notation for both accents, with and without stress and length
 * marks, slashes or brackets.
 */
export function kokoroPhonemes(ipa: string, british: boolean): KokoroPhonemes {
  const words = ipa
    .normalize("NFD")
    .replace(TIES, "")
    .replaceAll(":", "ː")
    .split(/[\s_]+/u)
    .map((each) => word(each, british));
  return {
    phonemes: words.flatMap(({ phonemes }) => phonemes || []).join(" "),
    unmapped: words.map(({ unmapped }) => unmapped).join(""),
  };
}
