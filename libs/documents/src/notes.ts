import type { Block } from "./blocks.ts";

const TYPED_MARK = /\[(\d{1,3}|[a-z]|[*†‡§]{1,3})\]|([⁰¹²³⁴-⁹]{1,3})/gu;
const TYPED_NOTE = /^(?:\[(\d{1,3}|[a-z]|[*†‡§]{1,3})\]|([⁰¹²³⁴-⁹]{1,3}))\s*\S/u;
const GUTENBERG_NOTE = /^\[Footnote(?:\s+(\w{1,4}))?:/;
const NOTES_HEADING =
  /^(?:(?:foot|end|chapter )?notes?|fu(?:ß|ss)noten|endnoten|anmerkungen|notes de bas de page|notas|note)[.:]?$/i;

/** A group that no block has yet. */
export const nextGroup = (blocks: readonly Block[]): number =>
  blocks.reduce((last, { apart }) => Math.max(last, apart?.group ?? 0), 0) + 1;

/**
 * Sets notes apart that are only typed: a paragraph "[1] See above." after a text with the mark "[1]". Their marks are
 * removed from the text.
 */
export const setTypedNotesApart = (blocks: readonly Block[]): Block[] => {
  const seen = new Set<string>();
  const noted = new Set<string>();
  // Each paragraph of typed notes is a note.
  let group = nextGroup(blocks);
  const marked = blocks.map((block): Block => {
    if (block.apart) return block;
    const start = TYPED_NOTE.exec(block.text);
    const own = start?.[1] ?? start?.[2];
    const gutenberg = GUTENBERG_NOTE.exec(block.text);
    if ((own !== undefined && seen.has(own)) || gutenberg !== null) {
      noted.add(own ?? gutenberg?.[1] ?? "");
      return { ...block, apart: { kind: "note", group: group++ } };
    }
    for (const [, bracketed, raised] of block.text.matchAll(TYPED_MARK)) seen.add(bracketed ?? raised ?? "");
    return block;
  });
  if (noted.size === 0) return marked;
  return marked.map((block) =>
    block.apart
      ? block
      : {
          ...block,
          text: block.text.replace(TYPED_MARK, (mark, bracketed?: string, raised?: string) =>
            noted.has(bracketed ?? raised ?? "") ? "" : mark,
          ),
        },
  );
};

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
): { kind: string; text: string }[] => {
  const texts = new Map<number, { kind: string; parts: string[] }>();
  for (const { apart, kind, text } of blocks) {
    if (!apart || !wanted(apart.kind) || kind === "break") continue;
    if (apart.kind === "note" && kind === "heading") continue;
    const words = apart.kind === "note" ? noteWords(text) : text;
    if (words === "") continue;
    const group = texts.get(apart.group) ?? { kind: apart.kind, parts: [] };
    group.parts.push(words);
    texts.set(apart.group, group);
  }
  return [...texts.values()].map(({ kind, parts }) => ({ kind, text: parts.join("\n\n") }));
};
