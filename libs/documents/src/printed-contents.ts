import type { Block } from "./blocks.ts";

const CONTENTS =
  /^(?:table of contents|contents|inhalt|inhaltsverzeichnis|table des mati[eè]res|sommaire|[ií]ndice|inhoud|indholdsfortegnelse)[.:]?$/i;

/** Leaves out printed tables of contents: three or more linked lines in a row, or fewer under such a heading. */
export const dropContents = (blocks: readonly Block[]): Block[] => {
  const kept: Block[] = [];
  for (let i = 0; i < blocks.length; ) {
    let end = i;
    while (blocks[end]?.linked && !blocks[end]?.apart) end++;
    const titled = CONTENTS.test(kept.at(-1)?.text ?? "");
    if (end - i >= 3 || (end > i && titled)) {
      if (titled) kept.pop();
      i = end;
      continue;
    }
    const block = blocks[i++];
    if (block !== undefined) kept.push(block);
  }
  return kept;
};
