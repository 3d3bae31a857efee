/**
 * Writes the names of emoji that libs/spoken says, from Unicode's CLDR. Run it by hand for a new release of CLDR:
 * `node tools/emoji-names.ts`. The package has all languages in 57 MB, so it is fetched here and not installed.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const release = "cldr-annotations-full@48.2.0";
const languages = ["en", "de", "fr", "es", "it", "pt"];
const target = new URL("../libs/spoken/src/emoji/names/", import.meta.url);

interface Annotations {
  annotations: { annotations: Record<string, { tts?: string[] }> };
}

const folder = mkdtempSync(join(tmpdir(), "emoji-"));
try {
  execFileSync("npm", ["pack", release, "--silent", "--pack-destination", folder], { cwd: folder });
  execFileSync("tar", ["xzf", join(folder, `${release.replace("@", "-")}.tgz`), "-C", folder]);
  const read = (path: string): string => readFileSync(join(folder, "package", path), "utf8");
  const namesOf = (language: string): [emoji: string, name: string][] => {
    const { annotations } = JSON.parse(read(`annotations/${language}/annotations.json`)) as Annotations;
    return Object.entries(annotations.annotations).flatMap(([emoji, { tts }]) =>
      tts?.[0] && /^\p{Extended_Pictographic}/u.test(emoji) ? [[emoji, tts[0]]] : [],
    );
  };
  for (const language of languages) {
    const lines = namesOf(language).map(([emoji, name]) => JSON.stringify(`${emoji} ${name}`));
    writeFileSync(new URL(`${language}.json`, target), `[\n  ${lines.join(",\n  ")}\n]\n`);
  }
  writeFileSync(new URL("LICENSE", target), read("LICENSE"));
} finally {
  rmSync(folder, { recursive: true });
}
