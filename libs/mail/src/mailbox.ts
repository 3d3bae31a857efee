import PostalMime from "postal-mime";
import { type LetterSealer, lettersOf, openLetter } from "./letter-files.ts";

/** A letter in the mailbox folder. */
export interface Letter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly sentAt: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
}

/** The latest letters of a mailbox folder, newest first; empty when the folder does not exist yet. */
export async function readMailbox(dir: string, sealer: LetterSealer, most = 50): Promise<Letter[]> {
  const latest = (await lettersOf(dir)).slice(0, most);
  const letters = await Promise.all(latest.map((id) => readLetter(dir, sealer, id)));
  return letters.filter((letter) => letter !== null);
}

/** All letters of a mailbox folder, one at a time, newest first. */
export async function* lettersIn(dir: string, sealer: LetterSealer): AsyncGenerator<Letter> {
  for (const id of await lettersOf(dir)) {
    const letter = await readLetter(dir, sealer, id);
    if (letter) yield letter;
  }
}

async function readLetter(dir: string, sealer: LetterSealer, id: string): Promise<Letter | null> {
  const message = await openLetter(dir, sealer, id);
  if (!message) return null;
  const mail = await PostalMime.parse(message);
  return {
    id,
    to: mail.to?.[0]?.address ?? "",
    subject: mail.subject ?? "",
    sentAt: mail.date ?? "",
    text: mail.text ?? "",
    html: mail.html ?? "",
    messageId: mail.messageId ?? "",
  };
}
