import { languageCode } from "./language-code.ts";

/** A chapter of the audiobook, in ms. */
export interface Chapter {
  title: string;
  startMs: number;
  endMs: number;
}

/** The metadata of an audiobook; `language` is an ISO 639 code of two or three letters. */
export interface AudiobookTags {
  title: string;
  artist: string;
  language: string;
  comment: string;
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

function chapterFrame({ title, startMs, endMs }: Chapter, i: number): Uint8Array {
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
    ]),
  );
}

/** The table of contents: one level, or two when there are more chapters than a level can hold. */
function contents(chapters: number): Uint8Array[] {
  const [topLevel, ordered] = [2, 1];
  const table = (id: string, flags: number, entries: string[]): Uint8Array =>
    frame(
      "CTOC",
      join([latin(`${id}\0`), [flags, entries.length], ...entries.map((entry) => latin(`${entry}\0`))]),
    );
  const ids = Array.from({ length: chapters }, (_, i) => `ch${i}`);
  if (ids.length === 0) return [];
  if (ids.length <= MOST_ENTRIES) return [table("toc", topLevel | ordered, ids)];
  const parts: string[][] = [];
  for (let i = 0; i < ids.length; i += MOST_ENTRIES) parts.push(ids.slice(i, i + MOST_ENTRIES));
  return [
    table(
      "toc",
      topLevel | ordered,
      parts.map((_, i) => `part${i}`),
    ),
    ...parts.map((entries, i) => table(`part${i}`, ordered, entries)),
  ];
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
    frame("TLEN", join([[LATIN], latin(String(Math.round(tags.totalMs)))])),
    ...contents(tags.chapters.length),
    ...tags.chapters.map(chapterFrame),
  ]);
  const synchsafe = [21, 14, 7, 0].map((shift) => (body.length >>> shift) & 0x7f);
  return join([latin("ID3"), [3, 0, 0], synchsafe, body]);
}
