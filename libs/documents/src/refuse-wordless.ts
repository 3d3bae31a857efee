import { noText, unsupported } from "./faults.ts";

/** The scripts of languages of today. Whether this installation has a voice for one is for the narration to say. */
const LIVING =
  "Latin Greek Cyrillic Armenian Georgian Hebrew Arabic Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Thai Lao Myanmar Khmer Ethiopic Hangul Hiragana Katakana Bopomofo Han Cherokee Mongolian Tibetan Thaana Canadian_Aboriginal Tifinagh Yi Nko Adlam";
const READABLE = new RegExp(
  `[${LIVING.split(" ")
    .map((script) => `\\p{Script=${script}}`)
    .join("")}\\p{Nd}]`,
  "u",
);
const PRIVATE = /\p{Co}/u;
const LETTER = /[\p{L}\p{N}]/u;
const PICTURE = /<(?:img|image|svg|picture|w:drawing|w:pict)\b/i;

/** True for markup that shows a picture. */
export const showsPicture = (markup: string): boolean => PICTURE.test(markup);

/**
 * Refuses a story without anything that a voice could say, and names what the file holds instead. `pictures` is true for
 * pages that show some, as of a scanned book or a comic.
 */
export const refuseWordless = (text: string, pictures: boolean): void => {
  if (READABLE.test(text)) return;
  const letter = LETTER.exec(text)?.[0];
  if (letter !== undefined)
    throw unsupported(
      "script-unsupported",
      `No voice reads the script of this file's letters, such as “${letter}”: write the story in a script of today, such as Latin letters, and import that.`,
    );
  if (PRIVATE.test(text))
    throw unsupported(
      "script-unsupported",
      "This file's letters are signs of a font of its own, which only that font shows: type or export the words as Unicode text and import that.",
    );
  if (pictures)
    throw noText(
      "The pages of this file are pictures without text: have a program recognise their words (OCR), and import the text.",
    );
  if (/\S/u.test(text))
    throw noText("There are no words in this file, only signs: choose one that contains a story.");
  throw noText();
};
