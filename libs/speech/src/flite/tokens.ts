/** A part of the text that Flite reads as one token: the UTF-16 offsets of its word, and the ASCII text for Flite. */
export interface Token {
  start: number;
  end: number;
  spoken: string;
  /** Whether the text has a blank line before it. */
  paragraph: boolean;
}

const LONGEST = 48;
const TYPOGRAPHY: Record<string, string> = {
  "‘": "'",
  "’": "'",
  ʼ: "'",
  "“": '"',
  "”": '"',
  "«": '"',
  "»": '"',
  "…": "...",
  "–": ",",
  "—": ",",
  "―": ",",
  ß: "ss",
  æ: "ae",
  Æ: "Ae",
  œ: "oe",
  Œ: "Oe",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};
const READABLE = /[a-z0-9&%$+=@]/i;

/** One UTF-16 unit as ASCII for Flite; a space when it cannot be spoken, so that Flite never sees markup. */
function sayable(unit: string): string {
  const mapped = TYPOGRAPHY[unit] ?? unit.normalize("NFKD").replace(/\p{M}/gu, "");
  return /^[a-z0-9&%$+=@.,;:!?'"()-]+$/i.test(mapped) ? mapped : " ";
}

/**
 * Cuts any text into the tokens of an English reading. Dashes and ellipses end a token. Characters without an English
 * reading (emoji, other scripts, control characters, half surrogates) separate tokens and are not read.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let spoken = "";
  let start = 0;
  let end = 0;
  let newlines = 0;
  const finish = (): void => {
    const last = tokens.at(-1);
    if (READABLE.test(spoken)) {
      tokens.push({ start, end, spoken, paragraph: newlines > 1 });
      newlines = 0;
    } else if (last && newlines < 2 && /[.,;:!?]/.test(spoken) && !/[.,;:!?]["')]*$/.test(last.spoken)) {
      last.spoken += /[.,;:!?]+/.exec(spoken)?.[0] ?? "";
    }
    spoken = "";
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i);
    if (/[\p{M}\p{Cf}]/u.test(unit) && spoken !== "") {
      if (end === i) end = i + 1;
      continue;
    }
    const ascii = sayable(unit);
    if (ascii.trim() === "") {
      finish();
      if (unit === "\n") newlines++;
      continue;
    }
    const readable = READABLE.test(ascii);
    if (readable && !READABLE.test(spoken)) start = i;
    if (readable) end = i + 1;
    spoken += ascii;
    if (/[–—―…]/.test(unit) || (readable && end - start >= LONGEST)) finish();
  }
  finish();
  return tokens;
}

/** The tokens as Flite's input file, with blank lines between paragraphs. */
export const script = (tokens: Token[]): string =>
  `${tokens.map((token, i) => (i === 0 ? "" : token.paragraph ? "\n\n" : " ") + token.spoken).join("")}\n`;
