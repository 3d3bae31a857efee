const DASH = /^[-–—]+$/;
const SPOKEN_MARKS = /[;:,.!?—…"“”]/gu;
const ONLY_MARKS = /^[;:,.!?—…“”"]+$/u;
const MARK_TAGS = new Set([".", ",", "-LRB-", "-RRB-", "``", '""', "''", ":", "$", "#", "NFP"]);
const BY_TAG = new Map([
  ["-LRB-", "("],
  ["-RRB-", ")"],
  ["``", "“"],
  ["''", "”"],
]);
const ANY_LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** Symbols that have a reading, whatever the tagger takes them for. */
const READ = /[$£€%&+@=#/]/;

/**
 * A mark in Kokoro's signs, or undefined for what is to be read. Marks that make no pause are empty. A full stop inside
 * a token, such as "U.S.", is no mark unless the tag says so; `whole` is set for all of a token. An apostrophe may belong
 * to the word beside it ("'tis", "James'"), so it is none.
 */
export function markOf(text: string, tag: string, whole: boolean): string | undefined {
  if (ANY_LETTER_OR_DIGIT.test(text) || READ.test(text) || text === "'") return undefined;
  if (DASH.test(text) && (tag === ":" || text.length > 1 || text !== "-")) return "—";
  if (!MARK_TAGS.has(tag)) return whole && ONLY_MARKS.test(text) ? text : undefined;
  return BY_TAG.get(tag) ?? (text.match(SPOKEN_MARKS) ?? []).join("");
}

/** The symbols and letters of a text that has no sound. Punctuation may be silent; a symbol is reported. */
export const unsaidIn = (text: string): string => (text.match(/[\p{S}\p{L}\p{N}]/gu) ?? []).join("");
