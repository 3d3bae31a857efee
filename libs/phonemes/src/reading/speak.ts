import type { Piece } from "./plan.ts";
import { AT_THE_END, type Next } from "./reading.ts";
import { firstSound, isStressed, reduced, weight } from "./stress.ts";

const SILENT = /['‘,._/-]/gu;
const IS_TO = /^(?:to|To|TO)$/;

/** What a word before these phonemes hears. */
export function nextBefore(phonemes: string, text: string, after: Next): Next {
  return { sound: firstSound(phonemes) ?? after.sound, to: IS_TO.test(text) };
}

/** Letters, digits and symbols in one word, or a slash: its pieces are said apart. */
const isMixed = (text: string): boolean =>
  /[\s/]/.test(text) ||
  new Set(
    Array.from(text.replace(SILENT, ""), (sign) =>
      /\p{L}/u.test(sign) ? "letter" : /\d/.test(sign) ? "digit" : "",
    ),
  ).size > 1;

/** Of several stressed pieces the lighter half gives way: "ice-cream". After a single letter the rest does: "X-ray". */
function balance(sounds: string[], firsts: readonly string[]): void {
  const spoken = [...sounds.keys()].filter((at) => sounds[at]);
  const at = (index: number): string => sounds[index] ?? "";
  const [first = 0, second = 0] = spoken;
  if (spoken.length === 2 && firsts[first]?.length === 1) {
    sounds[second] = reduced(at(second));
    return;
  }
  const stressed = spoken.filter((index) => isStressed(at(index))).length;
  if (spoken.length < 2 || stressed <= Math.floor((spoken.length + 1) / 2)) return;
  const byWeight = spoken.toSorted(
    (a, b) => Number(isStressed(at(a))) - Number(isStressed(at(b))) || weight(at(a)) - weight(at(b)) || a - b,
  );
  for (const index of byWeight.slice(0, Math.floor(spoken.length / 2))) sounds[index] = reduced(at(index));
}

/** A word's phonemes, and what the word before it hears. */
export function speakWord(
  pieces: readonly Piece[],
  guesses: ReadonlyMap<string, string>,
  after: Next = AT_THE_END,
): { phonemes: string; next: Next } {
  let next = after;
  const sounds = pieces.map(() => "");
  for (const [at, piece] of [...pieces.entries()].reverse()) {
    sounds[at] = piece.reading?.(next) ?? piece.unknown?.phonemes(guesses) ?? "";
    if (sounds[at]) next = nextBefore(sounds[at], piece.text, next);
  }
  const mixed = isMixed(pieces.map(({ text }) => text).join(""));
  if (!mixed)
    balance(
      sounds,
      pieces.map(({ first }) => first),
    );
  const phonemes = mixed ? sounds.filter(Boolean).join(" ") : sounds.join("");
  // The networks write a tapped "t" as T, and know no glottal stop.
  return { phonemes: phonemes.replaceAll("ɾ", "T").replaceAll("ʔ", "t"), next };
}
