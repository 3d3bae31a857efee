import type { Block } from "./blocks.ts";
import { nextGroup } from "./notes.ts";

const CONTENTS =
  /^(?:table of contents|(?:the )?contents|inhalt|inhaltsverzeichnis|table des mati[eè]res|sommaire|[ií]ndice|inhoud|indholdsfortegnelse)[.:]?$/i;

const LONGEST_LINE = 200;

/**
 * Sets printed tables of contents apart: three or more linked lines in a row, two that are names of headings, or any
 * lines with a link below such a heading. The heading goes with lines that the file marks as contents.
 */
export const setContentsApart = (blocks: readonly Block[]): Block[] => {
  const result = [...blocks];
  const apart = { kind: "toc", group: nextGroup(blocks) };
  const headings = new Set(blocks.filter(({ kind }) => kind === "heading").map(({ text }) => text));
  const namesHeading = (block: Block | undefined) =>
    block !== undefined && headings.has(block.text.replace(/^(?:[-*•]|\d{1,3}\.)\s/, ""));
  for (let i = 0; i < blocks.length; ) {
    const titled = i > 0 && CONTENTS.test(blocks[i - 1]?.text ?? "");
    if (titled && blocks[i]?.apart?.kind === "toc") setApart(result, i - 1, blocks[i]?.apart);
    const isLine = ({ linked, links, text }: Block) =>
      linked || (titled && links === true && text.length <= LONGEST_LINE);
    let end = i;
    for (let block = blocks[end]; block && !block.apart && isLine(block); block = blocks[end]) end++;
    const isContents =
      end - i >= 3 || (end - i === 2 && namesHeading(blocks[i]) && namesHeading(blocks[i + 1]));
    if (isContents || (end > i && titled))
      for (let line = titled ? i - 1 : i; line < end; line++) setApart(result, line, apart);
    i = Math.max(end, i + 1);
  }
  return result;
};

const setApart = (blocks: Block[], at: number, apart: Block["apart"]): void => {
  const block = blocks[at];
  if (block && apart) blocks[at] = { ...block, apart };
};
