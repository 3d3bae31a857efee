import type { Block } from "./blocks.ts";

const START =
  /^[^\S\r\n\u2028\u2029]*\*{3}[^\S\r\n\u2028\u2029]*START OF (?:THE|THIS) PROJECT GUTENBERG\b.*$/im;
const END = /^[^\S\r\n\u2028\u2029]*\*{3}[^\S\r\n\u2028\u2029]*END OF (?:THE|THIS) PROJECT GUTENBERG\b.*$/im;
/** The last line of the licence before 2004, and the first line of the one that is printed after the story. */
const OLD_START = /^[ \t]*\*{0,3}END[*\t ]{1,4}THE SMALL PRINT\b.*$/gim;
const OLD_AGAIN = /^[ \t]*\*{0,3}START\*{0,3}[ \t]*THE SMALL PRINT\b.*$/gim;
const OLD_NAME = /project gutenberg['’]?s?\s+e-?(?:text|book)\s+of\s+([^\n]{1,200})/i;
const CREDIT = /^\s*(?:produced by|e-?text prepared by|transcribed (?:from|by)|this etext was prepared)\b/i;
const CLOSING = /^\s*end of (?:the |this )?project gutenberg\b/i;

/** The warning to the uploading user when a licence was left out. */
export const LICENCE_WARNING = "The Project Gutenberg licence around the story was left out.";

/** The story between Project Gutenberg's START and END lines, with the facts in its header; null without a START. */
export const insideGutenberg = (
  text: string,
): { text: string; title: string | null; author: string | null; language: string | null } | null => {
  const start = START.exec(text);
  if (start === null) return insideSmallPrint(text);
  const header = text.slice(0, start.index);
  let story = text.slice(start.index + start[0].length);
  const end = END.exec(story);
  if (end !== null) story = story.slice(0, end.index);
  story = withoutCredit(story);
  return {
    text: story,
    title: field(header, "Title"),
    author: field(header, "Author"),
    language: language(header),
  };
};

/** The story of a file from before 2004, whose licence is called "the small print". */
const insideSmallPrint: typeof insideGutenberg = (text) => {
  const ends = [...text.matchAll(OLD_START)];
  const last = ends.at(-1);
  if (last === undefined) return null;
  const again = [...text.matchAll(OLD_AGAIN)].findLast(({ index }) => index < last.index);
  // Some files have the licence after the story.
  const isAfter = again !== undefined && again.index > text.length - (last.index + last[0].length);
  const header = isAfter ? "" : text.slice(0, last.index);
  const story = isAfter ? text.slice(0, again.index) : text.slice(last.index + last[0].length);
  const [, named = ""] = OLD_NAME.exec(isAfter ? text.slice(0, 2_000) : header) ?? [];
  const [, title = "", author = ""] = /^(.+?)(?:,\s+by\s+(.+))?$/i.exec(named.replace(/[*\s]+$/, "")) ?? [];
  return {
    text: withoutCredit(story),
    title: field(header, "Title") ?? (title.trim() || null),
    author: field(header, "Author") ?? (author.trim() || null),
    language: language(header),
  };
};

/** Removes the volunteers' credit at the top, the closing line at the end, and the blank lines beside them. */
const withoutCredit = (text: string): string => {
  const opening = text.match(/^\s*(?:\S.*(?:\r?\n|$))+/)?.[0] ?? "";
  const body = (CREDIT.test(opening) ? text.slice(opening.length) : text).trimEnd();
  const last = Math.max(body.lastIndexOf("\n\n"), body.lastIndexOf("\n\r\n"));
  const story = CLOSING.test(body.slice(last + 1)) ? body.slice(0, last + 1).trimEnd() : body;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  return `${story.replace(/^(?:[^\S\n]*\r?\n)+/, "")}${lineEnd}`;
};

const field = (header: string, name: string): string | null =>
  header.match(new RegExp(`^${name}:[ \\t]*(\\S[^\\r\\n]*)`, "im"))?.[1]?.trim() ?? null;

const NAMES: Readonly<Record<string, string>> = {
  english: "en",
  german: "de",
  french: "fr",
  spanish: "es",
  italian: "it",
  portuguese: "pt",
  dutch: "nl",
  danish: "da",
  swedish: "sv",
  finnish: "fi",
  latin: "la",
  chinese: "zh",
  japanese: "ja",
};

const language = (header: string): string | null =>
  NAMES[field(header, "Language")?.toLowerCase() ?? ""] ?? null;

/** Blocks without the licence before the START line and after the END line; null when there is neither line. */
export const blocksInsideGutenberg = (blocks: readonly Block[]): Block[] | null => {
  const start = blocks.findIndex(({ text }) => START.test(text));
  const end = blocks.findIndex(({ text }, i) => i > start && (END.test(text) || CLOSING.test(text)));
  if (start < 0 && end < 0) return null;
  const story = blocks.slice(start + 1, end < 0 ? undefined : end);
  return CREDIT.test(story[0]?.text ?? "") ? story.slice(1) : story;
};
