import type { Span } from "../analysis.ts";

const AMONG_FIRST = 8;
const LONGEST = 120;
const BY =
  /^(?:(?:written|told|retold|translated|edited|adapted|collected|illustrated|aus|übersetzt|traduit|nach)\s+)*(?:by|von|par|por|de|di)\s+(?:(?:den|the|les|los|the)\s+)?\p{Lu}/iu;
const SMALL = /^(?:and|und|et|y|e|de|la|le|von|van|der|du|di|the|of|by|brothers)$/iu;

/** For each paragraph whether it is a byline, "by Ann Lee": short, near the beginning, and only names. */
export const findBylines = (text: string, paragraphs: readonly Span[]): boolean[] =>
  paragraphs.map(({ start, end }, i) => {
    if (i >= AMONG_FIRST || end - start > LONGEST) return false;
    const line = text
      .slice(start, end)
      .replace(/[_*#]+/g, "")
      .trim();
    if (!BY.test(line) || /[!?:;"“”]/.test(line)) return false;
    const names = line.split(/[\s,&]+/).slice(1);
    return names.every((word) => word === "" || /^\p{Lu}/u.test(word) || SMALL.test(word));
  });
