import { headingName, isChapter } from "./same-name.ts";

const BYLINE =
  /^(?:(?:[Ww]ritten|[Tt]old)\s+)?(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]i|[Dd]oor|[Aa]f|[Aa]v):?\s+(\p{Lu}[^\n\d!?“”"„]{1,80})$/u;
const MAX_TITLE = 120;

/** The end of a sentence inside a line; "Mr." and initials are shorter. A note's mark may follow it. */
const SENTENCE_END = /\p{L}{3}[.!?](?:\[\w{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079])?\s/gu;

const PART_NAME =
  /^(?:prologue|epilogue|interlude|preface|foreword|introduction|contents|afterword|prolog|epilog|vorwort|nachwort|einleitung|zwischenspiel|préface|avant-propos|épilogue|prólogo|epílogo|prefacio|introducción|prologo|epilogo|prefazione|introduzione|proloog|epiloog|voorwoord|пролог|эпилог)[.:]?$/iu;
/** "1. The Gate", "IV. The Well": a number that counts, unlike that of "101 Nights". */
const COUNTED = /^(?:\d{1,3}[.):]|[IVX]{1,6}[.)])\s+\p{L}/u;

/** Titles and authors that programs fill in by themselves. */
const NOT_A_TITLE = /^\W*(?:unknown|untitled|document\s*\d*|dokument\s*\d*|microsoft word - .*)\W*$/i;
const NOT_AN_AUTHOR =
  /^\W*(?:unknown|unbekannt|inconnu|user|administrator|admin|author|microsoft.*|python-docx|windows user|un-named)\W*$/i;

/** The title in a file's metadata, unless a program filled it in or it names a chapter. "1984" is a title there. */
export const metadataTitle = (value: string | null | undefined): string | null => {
  const title = tidy(value);
  return title === null || NOT_A_TITLE.test(title) || isChapter(title) ? null : title;
};

/** The author in a file's metadata, unless a program filled it in. */
export const metadataAuthor = (value: string | null | undefined): string | null => {
  const author = tidy(value);
  return author === null || NOT_AN_AUTHOR.test(author) ? null : author;
};

/** True for a name such as "Prologue", which is no number and no title of its own. */
export const isPartName = (line: string): boolean => PART_NAME.test(line.trim());

/** True for the name of a chapter, which is not a book's title: "Chapter 1", "CHAPTER ONE: THE GATE", "IV", "Prologue". */
export const isChapterName = (heading: string): boolean => {
  if (heading.length > MAX_TITLE) return false;
  const line = heading.replace(/^[\s*_~#=[\]<>(){}-]+|[\s*_~#=[\]<>(){}-]+$/g, "");
  const { unit, number, name } = headingName(line);
  if (number !== null && (name === "" || unit !== null || COUNTED.test(line))) return true;
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
  const start = text.replace(/^(?:[^\p{L}\p{N}\n\r]*[\n\r]+)+/u, "").trimStart();
  const [line = "", next = ""] = start.split(/\r\n|[\n\r]/, 2);
  const alone = next.trim() === "" && start.trim() !== line.trim();
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

/** A tag of language, script and region, such as "en", "en-GB" or "zh-Hant-TW", of "eng", "en_gb" and the like; or null. */
export const languageTag = (tag: string | null | undefined): string | null => {
  try {
    const { language, script, region } = new Intl.Locale((tag ?? "").trim().replaceAll("_", "-"));
    if (!/^[a-z]{2,3}$/.test(language) || language === "und") return null;
    return [language, script, region].filter((part) => part !== undefined).join("-");
  } catch {
    return null;
  }
};
