import { labelFields, type SyntheticLabel } from "./label.ts";
import { languageCode } from "./language-code.ts";

/** A chapter of the audiobook, in ms. Level 1 is the highest; the chapters of a part follow it with a greater level. */
export interface Chapter {
  title: string;
  startMs: number;
  endMs: number;
  /** 1 when it is left out. */
  level?: number;
  /** Which of its lines are synthetic, as in a `SyntheticLabel`; for books in which people speak, too. */
  syntheticLines?: string;
}

/** The metadata of an audiobook; `language` is a language tag. */
export interface AudiobookTags {
  title: string;
  artist: string;
  language: string;
  comment: string;
  /** Which lines are synthetic; nothing is said when it is left out. */
  label?: SyntheticLabel;
  chapters: readonly Chapter[];
  totalMs: number;
}

const UTF16 = 1;
const LATIN = 0;
/** A table of contents counts its entries in one byte. */
const MOST_ENTRIES = 255;

const join = (parts: (Uint8Array | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const uint32 = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);

/** UTF-16 with its byte order mark; null characters would end the text early and are left out. */
function unicode(text: string): Uint8Array {
  const clean = text.toWellFormed().replaceAll("\0", "");
  return join([[0xff, 0xfe], Buffer.from(clean, "utf16le")]);
}

const frame = (id: string, body: Uint8Array): Uint8Array =>
  join([latin(id), uint32(body.length), [0, 0], body]);
const textFrame = (id: string, text: string): Uint8Array => frame(id, join([[UTF16], unicode(text)]));

/** A text of the user's own: here, of this program's. The name ends with a null character of two bytes. */
const ownFrame = (name: string, value: string): Uint8Array =>
  frame("TXXX", join([[UTF16], unicode(name), [0, 0], unicode(value)]));

function chapterFrame({ title, startMs, endMs, syntheticLines }: Chapter, i: number): Uint8Array {
  const noOffset = uint32(0xffffffff);
  return frame(
    "CHAP",
    join([
      latin(`ch${i}\0`),
      uint32(Math.round(startMs)),
      uint32(Math.round(endMs)),
      noOffset,
      noOffset,
      textFrame("TIT2", title),
      ...(syntheticLines === undefined ? [] : [ownFrame("synthetic-lines", syntheticLines)]),
    ]),
  );
}

/** A chapter with those below it. */
interface Entry {
  readonly index: number;
  readonly chapter: Chapter;
  readonly below: Entry[];
}

/** Chapters as a tree. A chapter belongs to the nearest one before it whose level is smaller. */
function treeOf(chapters: readonly Chapter[]): Entry[] {
  const top: Entry[] = [];
  const above: Entry[] = [];
  for (const [index, chapter] of chapters.entries()) {
    while ((above.at(-1)?.chapter.level ?? 1) >= (chapter.level ?? 1) && above.length > 0) above.pop();
    const entry: Entry = { index, chapter, below: [] };
    (above.at(-1)?.below ?? top).push(entry);
    above.push(entry);
  }
  return top;
}

/**
 * Tables of contents. Each chapter is an entry once. One with chapters below it begins a table that bears its title. Long
 * tables are cut, since a table counts its entries in one byte.
 */
function contents(chapters: readonly Chapter[]): Uint8Array[] {
  if (chapters.length === 0) return [];
  const tables: Uint8Array[] = [];
  let parts = 0;
  function table(id: string, entries: readonly string[], title?: string): string {
    const [topLevel, ordered] = [2, 1];
    if (entries.length > MOST_ENTRIES) {
      const cut: string[] = [];
      for (let i = 0; i < entries.length; i += MOST_ENTRIES)
        cut.push(table(`part${parts++}`, entries.slice(i, i + MOST_ENTRIES)));
      return table(id, cut, title);
    }
    const flags = id === "toc" ? topLevel | ordered : ordered;
    const name = title === undefined ? [] : [textFrame("TIT2", title)];
    const listed = entries.map((entry) => latin(`${entry}\0`));
    tables.push(frame("CTOC", join([latin(`${id}\0`), [flags, entries.length], ...listed, ...name])));
    return id;
  }
  const idOf = ({ index, chapter, below }: Entry): string =>
    below.length === 0
      ? `ch${index}`
      : table(`toc${index}`, [`ch${index}`, ...below.map(idOf)], chapter.title);
  table("toc", treeOf(chapters).map(idOf));
  // A reader meets the table that all others hang on first.
  return tables.reverse();
}

/** An ID3v2.3 tag with the title, the artist, the language, a comment and chapters (ID3v2 Chapter Frame Addendum 1.0). */
export function id3(tags: AudiobookTags): Uint8Array {
  const language = languageCode(tags.language);
  const noDescription = unicode("");
  const body = join([
    textFrame("TIT2", tags.title),
    textFrame("TPE1", tags.artist),
    frame("TLAN", join([[LATIN], latin(language)])),
    frame("COMM", join([[UTF16], latin(language), noDescription, [0, 0], unicode(tags.comment)])),
    ...(tags.label ? labelFields(tags.label).map(([name, value]) => ownFrame(name, value)) : []),
    frame("TLEN", join([[LATIN], latin(String(Math.round(tags.totalMs)))])),
    ...contents(tags.chapters),
    ...tags.chapters.map(chapterFrame),
  ]);
  const synchsafe = [21, 14, 7, 0].map((shift) => (body.length >>> shift) & 0x7f);
  return join([latin("ID3"), [3, 0, 0], synchsafe, body]);
}
