import { parse } from "yaml";

/** The fields at the top of a Markdown document, by their names in small letters, and the document below them. */
export interface FrontMatter {
  fields: Readonly<Record<string, unknown>>;
  body: string;
  /** True for MultiMarkdown, whose headings may end with a label in brackets. */
  multi: boolean;
}

const YAML = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
const TOML = /^\+\+\+[ \t]*\r?\n([\s\S]*?)\r?\n\+\+\+[ \t]*(?:\r?\n|$)/;
const TOML_FIELD = /^([A-Za-z]{1,20})[ \t]*=[ \t]*(["'])([^\n]*)\2[ \t]*\r?$/gm;
/** pandoc's title, authors and date. */
const PERCENT = /^%[ \t]+([^\n]*)\n(?:%[ \t]*([^\n]*)\n)?(?:%[^\n]*\n)?/;
/** MultiMarkdown's lines of a name, a colon and a value, down to the first blank line. The look-ahead is not tried twice. */
const MULTI =
  /^(?:title|author|authors|date|subtitle|language|copyright|base header level|latex \w+|css|keywords)[ \t]*:[^\n]*\n(?:(?=[^\n]*\S)[^\n]*\n){0,40}[ \t]*\r?\n/i;
const MULTI_FIELD = /^([A-Za-z][\w ]{0,30}?)[ \t]*:[ \t]*([^\n]*?)[ \t]*\r?$/gm;

/** Takes the front matter off: YAML, TOML, or as pandoc and MultiMarkdown write it. */
export const frontMatter = (source: string): FrontMatter => {
  const start = source.slice(0, 20_000);
  const yaml = YAML.exec(source);
  if (yaml !== null) return taken(source, yaml[0], yamlFields(yaml[1] ?? ""));
  const toml = TOML.exec(source);
  if (toml !== null)
    return taken(
      source,
      toml[0],
      fieldsOf((toml[1] ?? "").matchAll(TOML_FIELD), ([, , , value]) => value),
    );
  const percent = PERCENT.exec(start);
  if (percent !== null)
    return taken(source, percent[0], { title: percent[1]?.trim(), author: percent[2]?.trim() });
  const multi = MULTI.exec(start);
  if (multi !== null)
    return {
      ...taken(
        source,
        multi[0],
        fieldsOf(multi[0].matchAll(MULTI_FIELD), ([, , value]) => value),
      ),
      multi: true,
    };
  return taken(source, "", {});
};

const taken = (source: string, front: string, fields: Record<string, unknown>): FrontMatter => ({
  fields,
  body: source.slice(front.length),
  multi: false,
});

const fieldsOf = (
  found: Iterable<RegExpMatchArray>,
  read: (match: RegExpMatchArray) => string | undefined,
): Record<string, unknown> =>
  Object.fromEntries([...found].map((match) => [(match[1] ?? "").trim().toLowerCase(), read(match)]));

const yamlFields = (yaml: string): Record<string, unknown> => {
  try {
    const value: unknown = parse(yaml.slice(0, 20_000), { maxAliasCount: 0, logLevel: "silent" });
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    // Front matter that is not YAML is still not part of the story; only its fields are lost.
    return {};
  }
};
