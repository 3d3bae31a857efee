import { Marked } from "marked";
import { parse } from "yaml";
import { tooDeep } from "./faults.ts";
import { readHtml } from "./html.ts";
import type { Draft } from "./imported-story.ts";
import { NESTING_LIMITS } from "./limits.ts";
import { languageCode } from "./naming.ts";

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
const NOTE_MARKER = /\[\^[^\]\s]{1,60}\](?!:)/g;
/** A note inside a sentence, as MultiMarkdown and as pandoc write it. */
const INLINE_NOTE = /\[\^([^[\]\n]{1,2000})\](?!:)|\^\[([^[\]\n]{1,2000})\]/g;
const NOTE = /^ {0,3}\[\^[^\]\s]{1,60}\]:.*(?:\r?\n(?: {2,}|\t).*)*/gm;

/** The text of a Markdown document; title, author and language come from its front matter. */
export const readMarkdown = (source: string): Draft => {
  const front = FRONT_MATTER.exec(source);
  const meta = front === null ? {} : metadata(front[1] ?? "");
  const notes: string[] = [];
  const body = source
    .slice(front?.[0].length ?? 0)
    .replace(NOTE, (note) => {
      notes.push(
        note
          .slice(note.indexOf("]:") + 2)
          .replace(/\s+/g, " ")
          .trim(),
      );
      return "";
    })
    .replace(NOTE_MARKER, "")
    .replace(INLINE_NOTE, (_, multi?: string, pandoc?: string) => {
      notes.push((multi ?? pandoc ?? "").trim());
      return "";
    });
  refuseDeep(body);
  const html = new Marked({ gfm: true, async: false }).parse(body, { async: false });
  const draft = readHtml(html, { bullets: true }, word(meta, "title"));
  return {
    ...draft,
    notes: [...notes.filter((note) => note !== ""), ...draft.notes],
    title: word(meta, "title") ?? draft.title,
    author: word(meta, "author") ?? word(meta, "authors") ?? draft.author,
    language: languageCode(word(meta, "lang") ?? word(meta, "language")) ?? draft.language,
  };
};

/** One mark of a quotation or a list at the start of a line, with the white space before it. */
const CONTAINER = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;

const LINE_END = /[\r\n]/g;

/** Refuses deep quotations and lists before they reach the parser, which reads their text again at each level. */
const refuseDeep = (source: string): void => {
  for (let line = 0; line < source.length; ) {
    let levels = 0;
    for (let at = line; ; levels++) {
      CONTAINER.lastIndex = at;
      const mark = CONTAINER.exec(source);
      if (mark === null) break;
      // An indent of two columns may be a nested list.
      levels += Math.floor((mark[0].length - 1) / 2);
      if (levels >= NESTING_LIMITS.markdown) throw tooDeep(NESTING_LIMITS.markdown);
      at = CONTAINER.lastIndex;
    }
    LINE_END.lastIndex = line;
    line = LINE_END.test(source) ? LINE_END.lastIndex : source.length;
  }
};

const metadata = (yaml: string): Record<string, unknown> => {
  try {
    const value: unknown = parse(yaml.slice(0, 20_000), { maxAliasCount: 0, logLevel: "silent" });
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    // Front matter that is not YAML is still not part of the story; only its fields are lost.
    return {};
  }
};

const word = (meta: Record<string, unknown>, key: string): string | null => {
  const value = meta[key];
  if (Array.isArray(value)) return value.filter((item) => typeof item === "string").join(", ") || null;
  return typeof value === "string" ? value : null;
};
