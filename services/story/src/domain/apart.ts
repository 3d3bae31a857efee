import { Id } from "@storytelling/values";
import { z } from "zod";
import type { Mark } from "./chapters/chapter.ts";
import { headingAt } from "./chapters/visible.ts";

/** A note of an imported file, which is not in the story's text. */
export interface Note {
  /** Its place among the notes, from 0. */
  readonly position: number;
  readonly text: string;
  /** Where its mark was in the text, in UTF-16 code units; null when the file does not say, or that text was deleted. */
  readonly offset: number | null;
}

/** A note as the API shows it. */
export const NoteBody = z
  .object({
    position: z.number().int(),
    text: z.string(),
    offset: z.number().int().nullable().meta({
      description: "Where its mark was in the text, in UTF-16 code units; null when that is not known.",
    }),
    chapterId: Id.nullable().meta({ description: "The chapter that this place is in." }),
  })
  .meta({ id: "Note" });
export type NoteBody = z.infer<typeof NoteBody>;

/** A note as the API shows it. @param marks the story's chapters, in the order of its text */
export function noteBody({ position, text, offset }: Note, marks: readonly Mark[]): NoteBody {
  const chapter = offset === null ? undefined : marks.findLast((mark) => mark.offset <= offset);
  return { position, text, offset, chapterId: chapter?.id ?? null };
}

/** A part of an imported file's front or back matter. It is not in the text until the author asks for it. */
export interface Matter {
  readonly id: string;
  /** Such as `titlepage`, `copyright-page`, `imprint` or `colophon`. */
  readonly kind: string;
  readonly text: string;
  /** Whether it was put into the text. */
  readonly inserted: boolean;
}

/** Front or back matter as the API shows it. */
export const MatterBody = z
  .object({
    id: Id,
    kind: z.string().meta({ description: "Such as titlepage, copyright-page, imprint or colophon." }),
    place: z.enum(["front", "back"]),
    text: z.string(),
    inserted: z.boolean().meta({ description: "Whether it was put into the story's text." }),
  })
  .meta({ id: "Matter" });

const behind = new Set(["colophon", "about-the-author", "also-by", "index", "extra"]);

/** Whether matter of a kind belongs before or behind the story. */
export const placeOf = (kind: string): "front" | "back" => (behind.has(kind) ? "back" : "front");

/** Matter as the API shows it. */
export const matterBody = ({ id, kind, text, inserted }: Matter) => ({
  id,
  kind,
  place: placeOf(kind),
  text,
  inserted,
});

/** The notes of an imported file. */
export const importedNotes = (notes: readonly { text: string; offset: number | null }[]): Note[] =>
  notes.map(({ text, offset }, position) => ({ position, text, offset }));

/** The front and back matter of an imported file. Its list of contents and its cover have nothing to read. */
export const importedMatter = (
  matter: readonly { kind: string; text: string }[],
  newId: () => string,
): Matter[] =>
  matter
    .filter(({ kind }) => kind !== "toc" && kind !== "cover")
    .map(({ kind, text }) => ({ id: newId(), kind, text, inserted: false }));

const names: Readonly<Record<string, string>> = {
  titlepage: "Title page",
  halftitlepage: "Half title",
  "copyright-page": "Copyright",
  "about-the-author": "About the author",
  "also-by": "Also by the author",
};
const longestHeading = 60;

/** A story's text with matter before or behind it, and the chapter that it makes. The author asked for it to be read. */
export function withMatter(
  text: string,
  { kind, text: words }: Matter,
  id: string,
): { text: string; mark: Mark } {
  const isFront = placeOf(kind) === "front";
  const own = words.trim();
  const body = isFront ? `${own}\n\n${text}` : `${text.trimEnd()}\n\n${own}`;
  const heading = headingAt(own, 0);
  const headed =
    heading !== null && heading.length <= longestHeading && own.includes("\n") && !/[.,;:!?]$/.test(heading);
  const name = names[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll("-", " ");
  const mark: Mark = {
    id,
    offset: isFront ? 0 : body.length - own.length,
    level: 1,
    title: headed ? heading : name,
    language: null,
    readAloud: true,
    headed,
    origin: "author",
  };
  return { text: body, mark };
}
