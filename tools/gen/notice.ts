import { readdir, readFile } from "node:fs/promises";
import { type Generated, root } from "./generated.ts";
import { additions, licenceTexts, opening } from "./notice-texts.ts";

/** A package of the lock file that runs in the product, and its licence. */
export interface Part {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** The folder in which it is installed; null when that depends on the kind of machine. */
  readonly folder: string | null;
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
}

/** Packages whose own metadata names no licence; their LICENSE file does. */
const unnamed: Readonly<Record<string, string>> = { "png-js": "MIT" };

/** The packages of a lock file that run in the product. @throws Error for a licence that is not in notice-texts.ts */
export function partsOf(lock: { readonly packages: Readonly<Record<string, Locked>> }): Part[] {
  const parts = Object.entries(lock.packages).flatMap(([path, locked]): Part[] => {
    const [, name] = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
    if (!name || locked.link || locked.dev) return [];
    const licence = locked.license ?? unnamed[name] ?? "none";
    if (!(licence in licenceTexts))
      throw new Error(
        `${name} has the licence ${licence}. Read it, and add the text that it requires to notice-texts.ts.`,
      );
    return [{ name, version: locked.version ?? "", licence, folder: locked.optional ? null : path }];
  });
  const once = new Map(parts.map((part) => [`${part.name} ${part.version}`, part]));
  return [...once.values()].sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

/** NOTICE: the authors of everything in the product, and every text that the licences require us to include. */
export async function noticeFiles(): Promise<Generated[]> {
  const lock = JSON.parse(await readFile(new URL("package-lock.json", root), "utf8"));
  const parts = partsOf(lock);
  const sections = await Promise.all(
    Object.entries(licenceTexts).map(async ([licence, text]) => {
      const under = parts.filter((part) => part.licence === licence);
      if (under.length === 0) return "";
      const lines = await Promise.all(under.map(lineOf));
      return `${rule}\n${licence}\n${rule}\n\n${lines.join("\n")}\n\n${text.trim()}\n\n`;
    }),
  );
  const notices = (await Promise.all(parts.map(ownNotice))).filter(Boolean).join("\n");
  const text = `${opening.trim()}\n\n${sections.join("")}${rule}\nNotices that parts require us to repeat\n${rule}\n\n${notices}\n${additions.trim()}\n`;
  return [{ path: "NOTICE", text }];
}

const rule = "-".repeat(78);

async function lineOf(part: Part): Promise<string> {
  const rights = await copyrightOf(part);
  return [`${part.name} ${part.version}`, ...rights.map((line) => `  ${line}`)].join("\n");
}

async function copyrightOf({ folder }: Part): Promise<string[]> {
  const text = await fileIn(folder, /^(licen[sc]e|copying)/i);
  const lines = text.split("\n").map((line) => line.replace(/^[\s*/#>]+|[\s*/]+$/g, ""));
  const said = lines.filter((line) => /^(portions )?copyright\b.*(\d{4}|\(c\)|©)/i.test(line));
  return [...new Set(said)].slice(0, 12);
}

async function ownNotice({ name, folder }: Part): Promise<string> {
  const text = await fileIn(folder, /^notice/i);
  return text && `${name}:\n\n${text.trim()}\n`;
}

async function fileIn(folder: string | null, name: RegExp): Promise<string> {
  if (!folder) return "";
  const place = new URL(`${folder}/`, root);
  const file = (await readdir(place)).find((each) => name.test(each));
  return file ? await readFile(new URL(file, place), "utf8") : "";
}
