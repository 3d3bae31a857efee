import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Seals the stored letters; a service's sealer fits this interface. */
export interface LetterSealer {
  seal(plain: Buffer, purpose: string): Buffer;
  /** @throws Error when it was sealed with another key, or for another purpose */
  open(sealed: Buffer, purpose: string): Buffer;
}

const ending = ".eml.sealed";
const clearEnding = ".eml";
const leftOverMs = 3_600_000;
const purposeOf = (id: string): string => `letter file ${id}`;

/** Writes a letter's file, sealed and as a whole. */
export async function writeLetter(
  dir: string,
  sealer: LetterSealer,
  id: string,
  message: Buffer,
): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const half = join(dir, `.${id}-${randomUUID()}`);
  await writeFile(half, sealer.seal(message, purposeOf(id)), { mode: 0o600 });
  await rename(half, join(dir, `${id}${ending}`));
}

/** A letter's message; null when it does not exist, or was sealed with another key. */
export async function openLetter(dir: string, sealer: LetterSealer, id: string): Promise<Buffer | null> {
  const sealed = await readFile(join(dir, `${id}${ending}`)).catch(noneIfGone);
  if (!sealed) return null;
  try {
    return sealer.open(sealed, purposeOf(id));
  } catch {
    return null;
  }
}

export const deleteLetter = (dir: string, id: string): Promise<void> =>
  rm(join(dir, `${id}${ending}`), { force: true });

/** The letters of a folder, newest first: their ids sort by age. Empty when the folder does not exist yet. */
export async function lettersOf(dir: string): Promise<string[]> {
  const ids = (await namesIn(dir))
    .filter((name) => /^[^.].*\.eml\.sealed$/.test(name))
    .map((name) => name.slice(0, -ending.length));
  return ids.sort().reverse();
}

/**
 * Seals letters that an older installation kept unencrypted, and deletes the partial files that it left. Returns how
 * many it sealed.
 */
export async function sealLetters(dir: string, sealer: LetterSealer, now: Date): Promise<number> {
  let sealed = 0;
  for (const name of await namesIn(dir)) {
    const path = join(dir, name);
    if (name.startsWith(".")) {
      const { mtimeMs } = (await stat(path).catch(noneIfGone)) ?? { mtimeMs: 0 };
      if (mtimeMs < now.getTime() - leftOverMs) await rm(path, { force: true });
    } else if (name.endsWith(clearEnding)) {
      const message = await readFile(path).catch(noneIfGone);
      if (message) await writeLetter(dir, sealer, name.slice(0, -clearEnding.length), message);
      await rm(path, { force: true });
      sealed++;
    }
  }
  return sealed;
}

const namesIn = async (dir: string): Promise<string[]> => (await readdir(dir).catch(noneIfGone)) ?? [];

function noneIfGone(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
