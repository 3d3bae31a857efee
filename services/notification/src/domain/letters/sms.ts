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

/** Letters without the accents that GSM 03.38 lacks: "Chloë" becomes "Chloe", and "é" stays. */
const unaccented = (text: string): string =>
  Array.from(text, (character) =>
    once.has(character) ? character : character.normalize("NFD").replace(/\p{M}/gu, ""),
  ).join("");

const most = 2;

/**
 * The longest of the texts that fits into two segments with the link and the line that tells how to end them. The last
 * text is taken when none fits; a long link can need a third segment.
 */
export function smsOf(texts: readonly string[], link: string | null, stop: string | null): string {
  const ends = stop ? [stop, null] : [null];
  const all = ends.flatMap((end) =>
    texts.map((text) => simplified([text, link, end].filter(Boolean).join("\n"))),
  );
  const tries = all.flatMap((text) => [text, unaccented(text)]);
  return tries.find((text) => segmentsOf(text) <= most) ?? unaccented(all.at(-1) ?? "");
}
