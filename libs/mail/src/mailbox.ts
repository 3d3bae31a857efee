import PostalMime from "postal-mime";
import { kindHeader } from "./envelope.ts";
import { filesOf, type LetterSealer, type MailboxFile, openFile } from "./letter-files.ts";

interface Item extends MailboxFile {
  readonly to: string;
  readonly sentAt: string;
  /** What the message is about; empty when its sender did not say. */
  readonly kind: string;
  readonly text: string;
}

/** A letter in the mailbox folder. */
export interface Letter extends Item {
  readonly way: "email";
  readonly subject: string;
  readonly html: string;
  readonly messageId: string;
  /** Where the letter's reader ends such letters; empty when they cannot. */
  readonly unsubscribe: string;
}

/** An SMS in the mailbox folder. */
export interface ShortMessage extends Item {
  readonly way: "sms";
}

export type MailboxItem = Letter | ShortMessage;

/** Each service seals its own messages, so a page that shows all of them needs all keys. */
export type Sealers = LetterSealer | readonly LetterSealer[];
const listed = (sealers: Sealers): readonly LetterSealer[] => ("seal" in sealers ? [sealers] : sealers);

/** The latest messages of a mailbox folder, newest first; empty when the folder does not exist yet. */
export async function readItems(dir: string, sealers: Sealers, most = 50): Promise<MailboxItem[]> {
  const latest = (await filesOf(dir)).slice(0, most);
  const items = await Promise.all(latest.map((file) => readItem(dir, listed(sealers), file)));
  return items.filter((item) => item !== null);
}

/** One message; null when there is none with this id. */
export async function findItem(dir: string, sealers: Sealers, id: string): Promise<MailboxItem | null> {
  const file = (await filesOf(dir)).find((one) => one.id === id);
  return file ? readItem(dir, listed(sealers), file) : null;
}

/** The latest letters alone, newest first. */
export async function readMailbox(dir: string, sealers: Sealers, most = 50): Promise<Letter[]> {
  return (await readItems(dir, sealers, most)).filter((item) => item.way === "email");
}

/** All messages of a mailbox folder that these keys open, one at a time, newest first. */
export async function* itemsIn(dir: string, sealers: readonly LetterSealer[]): AsyncGenerator<MailboxItem> {
  for (const file of await filesOf(dir)) {
    const item = await readItem(dir, sealers, file);
    if (item) yield item;
  }
}

async function readItem(
  dir: string,
  sealers: readonly LetterSealer[],
  file: MailboxFile,
): Promise<MailboxItem | null> {
  const message = await openFile(dir, sealers, file);
  if (!message) return null;
  const { id } = file;
  if (file.way === "sms") {
    const { to, text, kind, sentAt } = JSON.parse(message.toString()) as Item;
    return { id, way: "sms", to, text, kind, sentAt };
  }
  const mail = await PostalMime.parse(message);
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value ?? "";
  return {
    id,
    way: "email",
    to: mail.to?.[0]?.address ?? "",
    subject: mail.subject ?? "",
    sentAt: mail.date ?? "",
    kind: header(kindHeader),
    text: mail.text ?? "",
    html: mail.html ?? "",
    messageId: mail.messageId ?? "",
    unsubscribe: header("list-unsubscribe").replace(/^<|>$/g, ""),
  };
}
