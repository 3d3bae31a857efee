import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Seals the stored letters; a service's sealer fits this interface. */
export interface LetterSealer {
  seal(plain: Buffer, purpose: string): Buffer;
  /** @throws Error when it was sealed with another key, or for another purpose */
  open(sealed: Buffer, purpose: string): Buffer;
}

/** A file of the mailbox: a letter or an SMS. */
export interface MailboxFile {
  readonly id: string;
  readonly way: "email" | "sms";
}

const endings = { email: ".eml.sealed", sms: ".sms.sealed" } as const;
const clearEnding = ".eml";
const leftOverMs = 3_600_000;
const purposeOf = ({ id, way }: MailboxFile): string => `${way === "sms" ? "sms" : "letter"} file ${id}`;
const pathOf = (dir: string, { id, way }: MailboxFile): string => join(dir, `${id}${endings[way]}`);

/** Writes a letter's or an SMS's file, sealed and as a whole. */
export async function writeFileOf(
  dir: string,
  sealer: LetterSealer,
  file: MailboxFile,
  message: Buffer,
): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const half = join(dir, `.${file.id}-${randomUUID()}`);
  await writeFile(half, sealer.seal(message, purposeOf(file)), { mode: 0o600 });
  await rename(half, pathOf(dir, file));
}

/** What is in a file; null when it does not exist, or was sealed with none of these keys. */
export async function openFile(
  dir: string,
  sealers: readonly LetterSealer[],
  file: MailboxFile,
): Promise<Buffer | null> {
  const sealed = await readFile(pathOf(dir, file)).catch(noneIfGone);
  if (!sealed) return null;
  for (const sealer of sealers)
    try {
      return sealer.open(sealed, purposeOf(file));
    } catch {
      // The next key may be the one.
    }
  return null;
}

export const deleteFile = (dir: string, file: MailboxFile): Promise<void> =>
  rm(pathOf(dir, file), { force: true });

/** The files of a folder, newest first: their ids sort by age. Empty when the folder does not exist yet. */
export async function filesOf(dir: string): Promise<MailboxFile[]> {
  const files = (await namesIn(dir)).flatMap((name) => {
    const [, id, way] = /^([^.]+)\.(eml|sms)\.sealed$/.exec(name) ?? [];
    return id ? [{ id, way: way === "sms" ? ("sms" as const) : ("email" as const) }] : [];
  });
  return files.sort((one, other) => (one.id < other.id ? 1 : -1));
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
      const id = name.slice(0, -clearEnding.length);
      if (message) await writeFileOf(dir, sealer, { id, way: "email" }, message);
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
