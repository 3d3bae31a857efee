import { headingName } from "./same-name.ts";

const BYLINE =
  /^(?:(?:[Ww]ritten|[Tt]old)\s+)?(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]i|[Dd]oor|[Aa]f|[Aa]v):?\s+(\p{Lu}[^\n\d!?“”"„]{1,80})$/u;
const MAX_TITLE = 120;

/** The end of a sentence inside a line; "Mr." and initials are shorter. A note's mark may follow it. */
const SENTENCE_END = /\p{L}{3}[.!?](?:\[\w{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079])?\s/gu;

const PART_NAME =
  /^(?:prologue|epilogue|interlude|preface|foreword|introduction|contents|afterword|prolog|epilog|vorwort|nachwort|zwischenspiel|préface|prólogo|epílogo|prologo|epilogo)[.:]?$/i;

/** True for the name of a chapter, which is not a book's title: "Chapter 1", "CHAPTER ONE: THE GATE", "IV", "Prologue". */
export const isChapterName = (heading: string): boolean => {
  if (heading.length > MAX_TITLE) return false;
  const line = heading.replace(/^[\s*_~#=[\]<>(){}-]+|[\s*_~#=[\]<>(){}-]+$/g, "");
  const { unit, number, name } = headingName(line);
  if (number !== null && (name === "" || unit !== null)) return true;
  return PART_NAME.test(line);
};

const tidy = (value: string | null | undefined): string | null =>
  value
    ?.replace(/\s+/g, " ")
    .trim()
    .slice(0, 300)
    .replace(/[\ud800-\udbff]$/, "") || null;

/** A title from the first of these: the file's metadata, its first heading, a short first line, its name. */
export const chooseTitle = (
  metadata: string | null,
  heading: string | null,
  text: string,
  filename: string,
): string => tidy(metadata) ?? tidy(heading) ?? tidy(shortFirstLine(text)) ?? fromFilename(filename);

/** The first line, when it is a paragraph by itself, is short and does not end like a sentence in a paragraph. */
const shortFirstLine = (text: string): string | null => {
  const [line = "", next = ""] = text.replace(/^\s+/, "").split(/\r\n|[\n\r]/, 2);
  const alone = next.trim() === "" && text.trim() !== line.trim();
  const short = alone && line.length <= MAX_TITLE && !/[.,;:…”"’»]$/.test(line.trim());
  const sentences = line.slice(0, MAX_TITLE).match(SENTENCE_END)?.length ?? 0;
  return short && sentences < 2 && !isChapterName(line) ? line : null;
};

const fromFilename = (filename: string): string => {
  const base = filename.split(/[\\/]/).at(-1) ?? "";
  const words = base.replace(/\.[\p{L}\d]{1,8}$/u, "").replace(/[-_\s]+/g, " ");
  const clean = tidy(words.replace(/\p{Cc}/gu, ""));
  return clean === null ? "Untitled" : clean.charAt(0).toLocaleUpperCase() + clean.slice(1);
};

/** The author from a byline such as "by Lewis Carroll" among the first short lines, else null. */
export const bylineAuthor = (text: string): string | null => {
  const lines = text.slice(0, 2_000).split(/\r\n|[\n\r]/);
  const filled = lines.map((line) => line.trim()).filter((line) => line !== "");
  const top = filled.slice(0, 4).filter((line) => line.length <= 90);
  for (const [i, line] of top.entries()) {
    if (/^(?:by|von|par|por|di)$/i.test(line)) return tidy(top[i + 1]);
    const named = i > 0 ? line.match(BYLINE)?.[1] : undefined;
    if (named !== undefined) return tidy(named.replace(/[.,;]$/, ""));
  }
  return null;
};

/** A name from metadata on one line, or null. */
export const tidyName = tidy;

/** The ISO 639 code in a language tag such as "en-GB" or "eng", or null. */
export const languageCode = (tag: string | null | undefined): string | null => {
  try {
    const { language } = new Intl.Locale((tag ?? "").trim().replaceAll("_", "-"));
    return /^[a-z]{2,3}$/.test(language) && language !== "und" ? language : null;
  } catch {
    return null;
  }
};
