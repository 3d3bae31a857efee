import { damaged } from "./faults.ts";
import { readXml } from "./xml.ts";

const HEADING = /^(?:heading [1-9]|title)$/i;

interface Style {
  name: string;
  basedOn: string;
  outlined: boolean;
}

/** The ids of the paragraph styles that make a heading, by name, by outline level or by the style they are based on. */
export const headingStyles = (source: string): ReadonlySet<string> => {
  const styles = readStyles(source);
  const ids = new Set<string>();
  for (const start of styles.keys()) {
    const seen = new Set<string>();
    let id = start;
    while (!seen.has(id)) {
      seen.add(id);
      const style = styles.get(id);
      if (style === undefined) break;
      if (style.outlined || HEADING.test(style.name) || ids.has(id)) {
        ids.add(start);
        break;
      }
      if (seen.size > 20) break;
      id = style.basedOn;
    }
  }
  return ids;
};

const readStyles = (source: string): Map<string, Style> => {
  const styles = new Map<string, Style>();
  let style: Style = { name: "", basedOn: "", outlined: false };
  readXml(source, {
    open: (name, attributes) => {
      const value = attributes["w:val"] ?? "";
      if (name === "style") {
        style = { name: "", basedOn: "", outlined: false };
        styles.set(attributes["w:styleId"] ?? "", style);
      } else if (name === "name") style.name = value;
      else if (name === "basedOn") style.basedOn = value;
      else if (name === "outlineLvl") style.outlined = Number(value) < 9;
    },
    close: () => {},
    text: () => {},
    doctype: () => {
      throw damaged("This Word document contains a document type declaration, which Word never writes.");
    },
  });
  return styles;
};
