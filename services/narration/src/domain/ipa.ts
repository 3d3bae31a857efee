/** The letters of the IPA chart of 2020, the former ligatures of affricates, and ɫ, ᵻ and ᵿ of English dictionaries. */
const letters =
  "pbtdʈɖcɟkɡgqɢʔmɱnɳɲŋɴʙrʀⱱɾɽɸβfvθðszʃʒʂʐçʝxɣχʁħʕhɦɬɮʋɹɻjɰlɭʎʟʘǀǃǂǁɓɗʄɠʛʍwɥʜʢʡɕʑɺɧ" +
  "iyɨʉɯuɪʏʊeøɘɵɤoəɛœɜɞʌɔæɐaɶɑɒɚɝʦʣʧʤʨʥɫᵻᵿ";
/** Stress, length, syllables, tones, and diacritics that stand beside a letter. */
const marks = "ˈˌːˑ.|‖‿↗↘ꜛꜜ˥˦˧˨˩ʼʰʱʷʲˠˤⁿˡ˞ᵊ ";
/** Diacritics that combine with a letter, tie bars, and the cedilla of ç. */
const combining =
  /[\u0300-\u0304\u0306\u0308\u030a-\u030d\u030f\u0318-\u031a\u031c-\u0320\u0324\u0325\u0327\u0329-\u032c\u032f\u0330\u0334\u0339-\u033d\u0346\u034d\u034e\u035c\u0361]/u;

const isLetter = new Set(letters.normalize("NFD"));
const isMark = new Set(marks);

/** What was probably meant by a character that is typed instead of IPA. */
const meant: Readonly<Record<string, string>> = {
  "'": "ˈ",
  "’": "ˈ",
  ",": "ˌ",
  ":": "ː",
  "?": "ʔ",
  "@": "ə",
  "-": ".",
};

/** Without the slashes or brackets that IPA is often quoted in. */
export const bareIpa = (text: string): string =>
  text
    .trim()
    .replace(/^[/[](.*)[/\]]$/su, "$1")
    .trim();

/** What is wrong with a text as IPA, and what to do; null when it is IPA. Places count characters from 1. */
export function ipaFault(ipa: string): string | null {
  const characters = [...ipa.normalize("NFD")];
  for (const [at, character] of characters.entries()) {
    if (isLetter.has(character) || isMark.has(character) || combining.test(character)) continue;
    const instead = meant[character];
    const advice = instead
      ? `Write “${instead}” instead.`
      : /[A-Z0-9{}&]/.test(character)
        ? "Use the letters of IPA, not those of SAMPA."
        : "Use the letters of the IPA chart.";
    return `“${character}” (character ${at + 1}) is not IPA. ${advice}`;
  }
  if (characters.some((character) => isLetter.has(character))) return null;
  return "This IPA has no sound. Give at least one letter of the IPA chart.";
}
