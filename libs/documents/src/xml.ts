import { Parser } from "htmlparser2";
import { tooDeep } from "./faults.ts";
import { NESTING_LIMITS } from "./limits.ts";

/** The callbacks of an XML reader; element names have no prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(data: string): void;
  /** A document type declaration, which office formats never have. */
  doctype?(): void;
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Reads XML in one pass; it never expands declared entities and never fetches anything. */
export const readXml = (source: string, handler: XmlHandler): void => {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (++depth > NESTING_LIMITS.xml) throw tooDeep(NESTING_LIMITS.xml);
        handler.open(local(name), attributes);
      },
      onclosetag: (name) => {
        depth--;
        handler.close(local(name));
      },
      ontext: (data) => handler.text(data),
      onprocessinginstruction: (name) => {
        if (name.toLowerCase() === "!doctype") handler.doctype?.();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(source);
  parser.end();
};
