/** A file that names every service, and how a service is added to it. */
export interface Place {
  readonly path: string;
  add(text: string, name: string): string;
  remove(text: string, name: string): string;
}

export const listOfServices = "libs/events/src/services.ts";

const summary = "(say here what it does)";
const packageOf = (name: string): string => `@storytelling/${name}-service`;
const readmeRow = (name: string): string => `  ${`${name}/`.padEnd(13)} ${summary}\n`;

/** The places outside its own folder in which a service is named. Generated files follow from them. */
export const places: readonly Place[] = [
  {
    path: listOfServices,
    add: (text, name) => replace(text, /(serviceNames = \[[^\]]*"),?\s*\]/, `$1, "${name}"]`),
    remove: (text, name) => replace(text, new RegExp(`,\\s*"${name}"(?=[,\\]])`), ""),
  },
  {
    path: "platform/src/constellation.ts",
    add(text, name) {
      const imported = `import { ${name} } from "${packageOf(name)}";\n`;
      const lines = text.split(/(?<=\n)/);
      const imports = lines.filter((line) => line.startsWith("import "));
      const others = lines.filter((line) => !line.startsWith("import "));
      return replace(
        [...[...imports, imported].sort(bySource), ...others].join(""),
        /(constellation: [^=]*= \[[^\]]*\w),?\s*\]/,
        `$1, ${name}]`,
      );
    },
    remove: (text, name) =>
      replace(
        replace(text, `import { ${name} } from "${packageOf(name)}";\n`, ""),
        new RegExp(`,\\s*${name}(?=[,\\]])`),
        "",
      ),
  },
  {
    path: "platform/package.json",
    add: (text, name) => withDependencies(text, (all) => ({ ...all, [packageOf(name)]: "*" })),
    remove: (text, name) =>
      withDependencies(text, ({ [packageOf(name)]: gone, ...rest }) => (gone ? rest : missing(name))),
  },
  {
    path: "README.md",
    add: (text, name) => replace(text, /(\nservices\/\n(?: {2}\S.*\n| {4,}\S.*\n)+)/, `$1${readmeRow(name)}`),
    remove: (text, name) => replace(text, new RegExp(`(?<=\\n) {2}${name}/ .*\\n`), ""),
  },
];

/** @throws Error when the text is not found: the file has an unknown form */
function replace(text: string, what: string | RegExp, by: string): string {
  const changed = text.replace(what, by);
  return changed === text ? missing(String(what)) : changed;
}

function missing(what: string): never {
  throw new Error(`${what} was not found.`);
}

/** The linter's order of imports: by source. */
function bySource(one: string, other: string): number {
  const [a = "", b = ""] = [one, other].map((line) => /from "(.*)"/.exec(line)?.[1]);
  return a < b ? -1 : 1;
}

function withDependencies(
  text: string,
  change: (all: Record<string, string>) => Record<string, string>,
): string {
  const parsed = JSON.parse(text) as { dependencies: Record<string, string> };
  const sorted = Object.entries(change(parsed.dependencies)).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ ...parsed, dependencies: Object.fromEntries(sorted) }, null, 2)}\n`;
}
