/** Characters that no text has: sixteen digits, and one that ends a number. */
const DIGIT = 0xfdd0;
const END = 0xfde0;
const MARK = /([\ufdd0-\ufddf]{1,8})\ufde0/g;
const RESERVED = /[\ufdd0-\ufdef]+/g;

/** Text without the characters that mark the places of notes. */
export const withoutPlaces = (text: string): string => text.replace(RESERVED, "");

/**
 * The places of notes' marks. A mark is replaced by a few characters that no text has, so that it keeps its place while
 * blocks are joined and cut. `takeOut` removes them at the end.
 */
export class NotePlaces {
  readonly #keys: string[] = [];

  /** The characters for a mark of the note with that key: the id that it leads to, or the words of the mark. */
  mark(key: string): string {
    const digits = (this.#keys.push(key) - 1).toString(16);
    const marks = [...digits].map((digit) => String.fromCharCode(DIGIT + Number.parseInt(digit, 16)));
    return marks.join("") + String.fromCharCode(END);
  }

  /** The text without marks, and each mark's key with its place there. */
  takeOut(text: string): { text: string; found: { key: string; at: number }[] } {
    const found: { key: string; at: number }[] = [];
    let removed = 0;
    for (const { 0: mark, 1: digits = "", index } of text.matchAll(MARK)) {
      const number = [...digits].reduce((sum, digit) => sum * 16 + digit.charCodeAt(0) - DIGIT, 0);
      const key = this.#keys[number];
      if (key !== undefined) found.push({ key, at: index - removed });
      removed += mark.length;
    }
    return { text: withoutPlaces(text), found };
  }
}
