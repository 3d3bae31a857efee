import type { Block } from "./blocks.ts";
import { type NotePlaces, withoutPlaces } from "./note-places.ts";

const TYPED_MARK = /\[(\d{1,3}|[a-z]|[*†‡§]{1,3})\]|([⁰¹²³⁴-⁹]{1,3})/gu;
const TYPED_NOTE = /^(?:\[(\d{1,3}|[a-z]|[*†‡§]{1,3})\]|([⁰¹²³⁴-⁹]{1,3}))\s*\S/u;
const GUTENBERG_NOTE = /^\[Footnote(?:\s+(\w{1,4}))?:/;
const NOTES_HEADING =
  /^(?:(?:foot|end|chapter )?notes?|fu(?:ß|ss)noten|endnoten|anmerkungen|notes de bas de page|notas|note)[.:]?$/i;

/** The key of a note that only the words of its mark lead to. */
export const markKey = (mark: string): string => `mark ${mark.replace(/[\s[\]()]/g, "")}`;

/** A group that no block has yet. */
export const nextGroup = (blocks: readonly Block[]): number =>
  blocks.reduce((last, { apart }) => Math.max(last, apart?.group ?? 0), 0) + 1;

/** A star or dagger behind a word, and at the beginning of its note. */
const SYMBOL_MARK = /(?<=[\p{L}\p{N}.,;:!?…”’"'»)])([*†‡§]{1,3})(?=[\s.,;:!?…”’"'»)]|$)/gu;
const SYMBOL_NOTE = /^([*†‡§]{1,3})\s?(?=[\p{L}“"‘'(])/u;
/** Stars around a word are emphasis. */
const EMPHASIS = /(?:^|[\s“"‘(])\*{1,3}\p{L}/u;

/**
 * Sets notes apart that are only typed: a paragraph "[1] See above." after a text with the mark "[1]". Their marks are
 * removed from the text.
 */
export const setTypedNotesApart = (blocks: readonly Block[], places: NotePlaces): Block[] => {
  const seen = new Set<string>();
  const noted = new Set<string>();
  // Each paragraph of typed notes is a note.
  let group = nextGroup(blocks);
  const marked = blocks.map((block): Block => {
    if (block.apart && block.apart.kind !== "note") return block;
    const own = ownMark(block);
    const isNote = own !== null && (seen.has(own) || own.startsWith("Footnote"));
    if (isNote) {
      noted.add(own.replace("Footnote ", ""));
      const ids = [...(block.ids ?? []), markKey(own.replace("Footnote ", ""))];
      return { ...block, ids, apart: block.apart ?? { kind: "note", group: group++ } };
    }
    if (!block.apart) for (const mark of marksIn(block.text)) seen.add(mark);
    return block;
  });
  if (noted.size === 0) return marked;
  const place = (mark: string, words: string): string =>
    noted.has(words) ? places.mark(markKey(words)) : mark;
  return marked.map((block) => {
    if (block.apart) return block;
    const text = block.text.replace(TYPED_MARK, (mark, bracketed?: string, raised?: string) =>
      place(mark, bracketed ?? raised ?? ""),
    );
    return {
      ...block,
      text: EMPHASIS.test(text) ? text : text.replace(SYMBOL_MARK, (mark) => place(mark, mark)),
    };
  });
};

/** The mark that a block begins with, as a note does; "Footnote 3" for "[Footnote 3: See above.]". */
const ownMark = ({ text, apart }: Block): string | null => {
  const [, bracketed, raised] = TYPED_NOTE.exec(text) ?? [];
  const gutenberg = apart ? null : GUTENBERG_NOTE.exec(text);
  if (gutenberg) return `Footnote ${gutenberg[1] ?? ""}`;
  return bracketed ?? raised ?? SYMBOL_NOTE.exec(text)?.[1] ?? null;
};

const marksIn = (text: string): string[] => [
  ...[...text.matchAll(TYPED_MARK)].map(([, bracketed, raised]) => bracketed ?? raised ?? ""),
  ...(EMPHASIS.test(text) ? [] : [...text.matchAll(SYMBOL_MARK)].map(([mark]) => mark)),
];

const TYPED_NOTE_LINE = /^[ \t]*(?:\[(\d{1,3}|[a-z]|[*†‡§]{1,3})\]|([⁰¹²³⁴-⁹]{1,3}))[ \t]*[^\s]/gmu;

/** True when a line begins with the mark of a note that is also in the text before it. */
export const hasTypedNotes = (text: string): boolean => {
  const first = new Map<string, number>();
  for (const found of text.matchAll(TYPED_MARK)) {
    const mark = found[1] ?? found[2] ?? "";
    if (!first.has(mark)) first.set(mark, found.index);
  }
  for (const found of text.matchAll(TYPED_NOTE_LINE))
    if ((first.get(found[1] ?? found[2] ?? "") ?? Number.POSITIVE_INFINITY) < found.index) return true;
  return /^\[Footnote(?:\s\w{1,4})?:/m.test(text);
};

/** Leaves out a heading "Notes" that has only notes below it. */
export const dropNotesHeadings = (blocks: readonly Block[]): Block[] =>
  blocks.filter(
    (block, i) =>
      block.apart || blocks[i + 1]?.apart?.kind !== "note" || !NOTES_HEADING.test(block.text.trim()),
  );

const OWN_MARK =
  /^\s*(?:\[[^\]\s]{0,6}\]|\(\d{1,3}\)|[←↑^]?\s?\d{1,3}[.):]?(?=\s)|[←↑^]\s?\d{0,3}|[*†‡§¶]{1,3}|[⁰¹²³⁴-⁹]{1,3})[\s\])]*/u;
const ARROWS = /[↩↑←⤴⏎↵][\ufe0e\ufe0f]?/gu;

/** The words of a note without its mark and the link back. */
const noteWords = (text: string): string =>
  text
    .replace(/^\[Footnote(?:\s+\w{1,4})?:\s*/, "")
    .replace(OWN_MARK, "")
    .replace(ARROWS, "")
    .replace(/^[\s.,:;)\]]+/, "")
    .trim();

/** The texts of one kind that were set apart; blocks of one group make one text. */
export const textsApart = (
  blocks: readonly Block[],
  wanted: (kind: string) => boolean,
): { kind: string; group: number; text: string }[] => {
  const texts = new Map<number, { kind: string; parts: string[] }>();
  for (const { apart, kind, text: marked } of blocks) {
    if (!apart || !wanted(apart.kind) || kind === "break") continue;
    if (apart.kind === "note" && kind === "heading") continue;
    const text = withoutPlaces(marked);
    const words = apart.kind === "note" ? noteWords(text) : text;
    if (words === "") continue;
    const group = texts.get(apart.group) ?? { kind: apart.kind, parts: [] };
    group.parts.push(words);
    texts.set(apart.group, group);
  }
  return [...texts].map(([group, { kind, parts }]) => ({ kind, group, text: parts.join("\n\n") }));
};
