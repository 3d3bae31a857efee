const begins = /[\p{L}\p{N}]/u;
const goesOn = /[\p{L}\p{N}\p{M}'’-]/u;

const unknown = 0;
const between = 1;
const inside = 2;
const first = 3;
/** The kind of each UTF-16 code unit, filled in at its first use. */
const known = new Uint8Array(0x10000);

const kindOf = (character: string): number => {
  if (begins.test(character)) return first;
  return goesOn.test(character) ? inside : between;
};

/**
 * How many words a text has. In a writing without spaces, a stretch between punctuation marks counts as one word. It
 * counts unit by unit, since a repetition in a regular expression overflows the stack on a word of millions of letters.
 */
export function countWords(text: string): number {
  let words = 0;
  let open = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    let kind = known[unit] ?? unknown;
    if (unit >= 0xd800 && unit < 0xdc00) {
      kind = kindOf(String.fromCodePoint(text.codePointAt(at) ?? unit));
      if ((text.codePointAt(at) ?? unit) > 0xffff) at++;
    } else if (kind === unknown) {
      kind = kindOf(String.fromCharCode(unit));
      known[unit] = kind;
    }
    if (!open && kind === first) words++;
    open = kind === first || (open && kind === inside);
  }
  return words;
}
