import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A block of a page that says what a file holds: all of it, or lines to add to it. */
export type Step =
  | { readonly path: string; readonly whole: string }
  | { readonly path: string; readonly lines: readonly string[] };

/**
 * The steps of a page, in order: fenced blocks whose first line is a comment with a path (`// services/...`) are new
 * files; blocks of kind `diff` begin with a path, and add (`+`) or take away (`-`) lines of a file that exists.
 */
export function stepsOf(page: string): Step[] {
  const blocks = page.matchAll(/^```(\w+)\n(.*?)^```$/gms);
  return [...blocks].flatMap(([, kind = "", text = ""]): Step[] => {
    const [first = "", ...lines] = text.split("\n").slice(0, -1);
    if (kind === "diff") return [{ path: first, lines }];
    const [, path] = /^(?:\/\/|--) (\S+\/\S+[.]\w+)$/.exec(first) ?? [];
    return path ? [{ path, whole: `${lines.join("\n")}\n` }] : [];
  });
}

/** Does a step below `root`. @throws Error when a line that is shown is not in the file once */
export async function take(root: string, step: Step): Promise<void> {
  const file = join(root, step.path);
  await mkdir(dirname(file), { recursive: true });
  if ("whole" in step) return writeFile(file, step.whole, { flag: "wx" });
  await writeFile(file, changed(await readFile(file, "utf8"), step.lines, step.path));
}

function changed(text: string, lines: readonly string[], path: string): string {
  const after = text.split("\n");
  let at = -1;
  for (const line of lines) {
    const content = line.slice(1);
    if (line.startsWith("+")) {
      after.splice(++at, 0, content);
      continue;
    }
    const [found = -1, ...more] = after.flatMap((one, index) =>
      one === content && index > at ? [index] : [],
    );
    if (found === -1 || more.length > 0) throw new Error(`${path} has not once the line:\n${content}`);
    if (line.startsWith("-")) after.splice(found, 1);
    at = line.startsWith("-") ? found - 1 : found;
  }
  return after.join("\n");
}
