import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { encodeWav, resample, toFloat, toInt16 } from "@storytelling/media";
import type { Reading } from "./readings.ts";

const VERSION = "5.1.1";

/** PocketSphinx with its own Python, in the user's cache; made at the first run. */
function python(): string {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const folder = join(cache, "storytelling", "bench", `pocketsphinx-${VERSION}`);
  const program = join(folder, "bin", "python");
  const done = join(folder, "bin", "pocketsphinx");
  if (!existsSync(done)) {
    execFileSync("python3", ["-m", "venv", folder], { stdio: "inherit" });
    execFileSync(program, ["-m", "pip", "install", "--quiet", `pocketsphinx==${VERSION}`], {
      stdio: "inherit",
    });
  }
  return program;
}

/** The starts of the words in ms by PocketSphinx, which is given the words; null where it does not know one of them. */
export function byPocketSphinx(takes: readonly Reading[], folder: string): (readonly number[] | null)[] {
  const rate = 16_000;
  const asked = takes.map(({ pcm, sampleRate, words, text }, i) => {
    const file = join(folder, `${i}.wav`);
    writeFileSync(file, encodeWav(toInt16(resample(toFloat(pcm), sampleRate, rate)), rate));
    return { file, words: words.map(({ start, end }) => text.slice(start, end)) };
  });
  const list = join(folder, "takes.json");
  writeFileSync(list, JSON.stringify(asked));
  return JSON.parse(
    execFileSync(python(), [join(import.meta.dirname, "sphinx.py"), list], {
      encoding: "utf8",
      maxBuffer: 1 << 26,
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );
}

/** The starts of the words when the text is stretched over the whole take by its characters. */
export function byCharacters({ text, words, pcm, sampleRate }: Reading): number[] {
  const totalMs = (pcm.length * 1000) / sampleRate;
  return words.map(({ start }) => (totalMs * start) / text.length);
}
