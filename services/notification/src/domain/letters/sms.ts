import { shortened } from "./formats.ts";

/** The characters of an SMS that count once, by GSM 03.38; those after the break count twice. */
const once = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const twice = new Set("\f^{}\\[~]|€");

/** How many segments an SMS is sent and paid as. */
export function segmentsOf(text: string): number {
  let septets = 0;
  for (const character of text) {
    if (once.has(character)) septets += 1;
    else if (twice.has(character)) septets += 2;
    else return pieces(text.length, 70, 67);
  }
  return pieces(septets, 160, 153);
}

const pieces = (length: number, alone: number, each: number): number =>
  length <= alone ? 1 : Math.ceil(length / each);

const plain: Readonly<Record<string, string>> = {
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "‘": "'",
  "’": "'",
  "–": "-",
  "—": "-",
  "…": "...",
  œ: "oe",
  Œ: "OE",
  "\u00a0": " ",
  "\u202f": " ",
  "\u2068": "",
  "\u2069": "",
};

/** Typographic characters as the plain ones, since one of them halves what fits into a segment. */
const simplified = (text: string): string =>
  Array.from(text, (character) => plain[character] ?? character).join("");

/** Latin letters without the accents that GSM 03.38 lacks: "Chloë" becomes "Chloe", and "é" stays. */
const unaccented = (text: string): string =>
  Array.from(text, (character) =>
    once.has(character) || !/\p{Script=Latin}/u.test(character)
      ? character
      : character.normalize("NFD").replace(/\p{M}/gu, ""),
  ).join("");

const most = 2;
const fits = (text: string): boolean => segmentsOf(text) <= most;

/**
 * The longest of the texts that fits into two segments with the link and the line that tells how to end them. When none
 * fits, the last one is cut; a very long link can need a third segment.
 */
export function smsOf(texts: readonly string[], link: string | null, stop: string | null): string {
  const whole = (text: string, end: string | null) =>
    simplified([text, link, end].filter(Boolean).join("\n"));
  for (const end of stop ? [stop, null] : [null])
    for (const text of texts) {
      const found = [whole(text, end), unaccented(whole(text, end))].find(fits);
      if (found) return found;
    }
  const last = unaccented(texts.at(-1) ?? "");
  for (let length = last.length - 1; length > 0; length--) {
    const cut = whole(shortened(last, length), null);
    if (fits(cut)) return cut;
  }
  return whole("", null);
}
