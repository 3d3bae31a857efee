import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { EnglishData, LexiconData, TaggerData } from "@storytelling/phonemes";
import { accentFiles, sharedFiles } from "./files.ts";

/** Finds a file of the models' folder by its name. */
export type FileOf = (name: string) => string;

/** A file of the models' folder is not what it was when it was fetched. */
export class DamagedFile extends Error {}

/** A JSON file of the models' folder. Its form is not checked, since its SHA-256 was. @throws DamagedFile */
export function load<T>(fileOf: FileOf, name: string): T {
  const path = fileOf(name);
  try {
    const bytes = readFileSync(path);
    return JSON.parse((name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8")) as T;
  } catch (cause) {
    throw new DamagedFile(`${path}: ${String(cause)}`, { cause });
  }
}

/** The data of the rules. The lexicons of an accent are read when its first text comes. */
export function loadEnglish(fileOf: FileOf): EnglishData {
  return {
    tagger: load<TaggerData>(fileOf, sharedFiles.tagger),
    exceptions: load<EnglishData["exceptions"]>(fileOf, sharedFiles.exceptions),
    lexicon: (british) => ({
      gold: load<LexiconData["gold"]>(fileOf, accentFiles(british).gold),
      silver: load<LexiconData["silver"]>(fileOf, accentFiles(british).silver),
    }),
  };
}
