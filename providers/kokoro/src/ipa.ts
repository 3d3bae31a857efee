import type { Sound } from "@storytelling/phonemes";
import type { Pronounced } from "@storytelling/speech";

/** eSpeak NG's IPA for one sound, and its word's place in the text. */
export interface Phoneme {
  readonly offset: number;
  readonly ipa: string;
}

/** Kokoro has symbols of its own for diphthongs and affricates, as its trainer's `espeak` front end (misaki) maps them. */
const SYMBOLS: Readonly<Record<string, string>> = {
  aɪ: "I",
  aʊ: "W",
  eɪ: "A",
  oʊ: "O",
  əʊ: "Q",
  ɔɪ: "Y",
  dz: "ʣ",
  dʒ: "ʤ",
  ts: "ʦ",
  tʃ: "ʧ",
};

/** The marks that Kokoro knows, by what is written. */
const MARKS: Readonly<Record<string, string>> = {
  ".": ".",
  "।": ".",
  ",": ",",
  "!": "!",
  "?": "?",
  ";": ";",
  ":": ":",
  "…": "…",
  "—": "—",
  "–": "—",
  "(": "(",
  ")": ")",
  "“": "“",
  "«": "“",
  "„": "“",
  "”": "”",
  "»": "”",
};

function symbolsOf(ipa: string): string {
  const [, stress = "", sound = ""] = /^([ˈˌ]?)(.*)$/su.exec(ipa) ?? [];
  return stress + (SYMBOLS[sound] ?? sound.replaceAll("-", ""));
}

/** The words of a text by Unicode's boundaries with the phonemes in each, and the marks between them. */
export function soundsOf(text: string, language: string, phonemes: readonly Phoneme[]): Sound[] {
  const sounds: Sound[] = [];
  let at = 0;
  for (const { segment, index: start } of new Intl.Segmenter(language, { granularity: "word" }).segment(
    text,
  )) {
    const end = start + segment.length;
    let spoken = "";
    for (let one = phonemes[at]; one && one.offset < end; one = phonemes[++at]) spoken += symbolsOf(one.ipa);
    const written = spoken || (MARKS[segment] ?? "");
    if (written !== "")
      sounds.push({ start, end, phonemes: written, spaced: /^\s/.test(text.slice(end, end + 1)) });
  }
  return sounds;
}

const TIES = /-|[.]|\u0361|\u035c/g;
const SEQUENCES = new RegExp(Object.keys(SYMBOLS).join("|"), "gu");

/** IPA that a person gave, in Kokoro's symbols. */
const symbolsOfIpa = (ipa: string): string =>
  ipa.replace(TIES, "").replace(SEQUENCES, (sequence) => SYMBOLS[sequence] ?? sequence);

/** Gives each stretch of the text its own sounds: at its first word, and none at its others. */
export function withPronounced(sounds: readonly Sound[], pronounced: readonly Pronounced[]): Sound[] {
  let at = 0;
  let given: Pronounced | undefined;
  return sounds.map((sound) => {
    while (pronounced[at] && (pronounced[at] as Pronounced).end <= sound.start) at++;
    const stretch = pronounced[at];
    if (!stretch || stretch.start >= sound.end) return sound;
    const phonemes = stretch === given ? "" : symbolsOfIpa(stretch.ipa);
    given = stretch;
    return { ...sound, phonemes };
  });
}
