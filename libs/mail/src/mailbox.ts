import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import PostalMime from "postal-mime";

/** A letter that lies in the mailbox folder. */
export interface Letter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly sentAt: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
}

/** The latest letters of a mailbox folder, newest first; none when there is no folder yet. */
export async function readMailbox(dir: string, most = 50): Promise<Letter[]> {
  const latest = (await namesIn(dir)).slice(0, most);
  return Promise.all(latest.map((name) => readLetter(dir, name)));
}

/** All letters of a mailbox folder, one at a time, newest first. */
export async function* lettersIn(dir: string): AsyncGenerator<Letter> {
  for (const name of await namesIn(dir)) yield await readLetter(dir, name);
}

async function namesIn(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  // Their names are ids that sort by age.
  return names
    .filter((name) => /^[^.].*\.eml$/.test(name))
    .sort()
    .reverse();
}

async function readLetter(dir: string, name: string): Promise<Letter> {
  const mail = await PostalMime.parse(await readFile(join(dir, name)));
  return {
    id: name.slice(0, -".eml".length),
    to: mail.to?.[0]?.address ?? "",
    subject: mail.subject ?? "",
    sentAt: mail.date ?? "",
    text: mail.text ?? "",
    html: mail.html ?? "",
    messageId: mail.messageId ?? "",
  };
}
