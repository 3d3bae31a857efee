import { damaged } from "./faults.ts";
import { readXml } from "./xml.ts";

const HEADING = /^(?:heading ([1-9])|title)$/i;
/** Styles of templates for books, such as "Chapter Title" and "CSP - Chapter Number". */
const CHAPTER_STYLE =
  /(?:^|[-\s])(chapter|part|book)[-_\s]?(?:title|heading|head|name|number|num|no)$|^(chapter|part)$/i;
/** The rank of the style "Title": above the first heading. */
const TITLE_RANK = 0;

interface Style {
  name: string;
  basedOn: string;
  /** The outline level, from 1; null when the style has none. */
  outline: number | null;
}

/** The paragraph styles that tell what a paragraph is, by their ids. */
export interface WordStyles {
  /** The rank of each style that makes a heading. */
  headings: ReadonlyMap<string, number>;
  /** The styles of the lines of a table of contents. */
  contents: ReadonlySet<string>;
}

const CONTENTS = /^(?:toc (?:[1-9]|heading)|table of figures|index (?:[1-9]|heading))$/i;

export const wordStyles = (source: string): WordStyles => {
  const styles = readStyles(source);
  const contents = [...styles].filter(([, { name }]) => CONTENTS.test(name)).map(([id]) => id);
  return { headings: headingRanks(styles), contents: new Set(contents) };
};

/** The rank of each paragraph style that makes a heading, by its name, its outline level or the style it is based on. */
const headingRanks = (styles: ReadonlyMap<string, Style>): ReadonlyMap<string, number> => {
  const ranks = new Map<string, number>();
  for (const start of styles.keys()) {
    const seen = new Set<string>();
    let id = start;
    while (!seen.has(id) && seen.size <= 20) {
      seen.add(id);
      const style = styles.get(id);
      if (style === undefined) break;
      const rank = ranks.get(id) ?? ownRank(style);
      if (rank !== null) {
        ranks.set(start, rank);
        break;
      }
      id = style.basedOn;
    }
  }
  return ranks;
};

const ownRank = ({ name, outline }: Style): number | null => {
  const named = HEADING.exec(name);
  if (named === null) {
    const [, ofChapter, alone] = CHAPTER_STYLE.exec(name) ?? [];
    const unit = ofChapter ?? alone;
    return outline ?? (unit === undefined ? null : /chapter/i.test(unit) ? 2 : 1);
  }
  return named[1] === undefined ? TITLE_RANK : Number(named[1]);
};

const readStyles = (source: string): Map<string, Style> => {
  const styles = new Map<string, Style>();
  let style: Style = { name: "", basedOn: "", outline: null };
  readXml(source, {
    open: (name, attributes) => {
      const value = attributes["w:val"] ?? "";
      if (name === "style") {
        style = { name: "", basedOn: "", outline: null };
        styles.set(attributes["w:styleId"] ?? "", style);
      } else if (name === "name") style.name = value;
      else if (name === "basedOn") style.basedOn = value;
      else if (name === "outlineLvl") style.outline = Number(value) < 9 ? Number(value) + 1 : null;
    },
    close: () => {},
    text: () => {},
    doctype: () => {
      throw damaged("This Word document contains a document type declaration, which Word never writes.");
    },
  });
  return styles;
};
