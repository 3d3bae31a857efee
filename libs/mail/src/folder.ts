import { createTransport } from "nodemailer";
import { envelopeOf } from "./envelope.ts";
import { deleteFile, type LetterSealer, writeFileOf } from "./letter-files.ts";
import { itemsIn } from "./mailbox.ts";
import type { Mailer, Sms } from "./mailer.ts";

interface Folder {
  readonly dir: string;
  readonly sealer: LetterSealer;
}

/** Keeps letters sealed in a folder that only its owner can read. A letter that is sent twice is one file. */
export function folderMailer({ dir, from, sealer }: Folder & { readonly from: string }): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
  return {
    async send(mail) {
      refuseOddId(mail.id);
      const { message } = await transport.sendMail(envelopeOf(mail, from));
      await writeFileOf(dir, sealer, { id: mail.id, way: "email" }, message as Buffer);
    },
    forget: (address) => forget({ dir, sealer }, address),
    close: () => transport.close(),
  };
}

/** Keeps SMS messages in the same folder, sealed alike. */
export function folderSms({ dir, sealer, now }: Folder & { readonly now: () => Date }) {
  return {
    async send({ id, to, text, kind = "" }: Sms): Promise<void> {
      refuseOddId(id);
      const message = Buffer.from(JSON.stringify({ to, text, kind, sentAt: now().toISOString() }));
      await writeFileOf(dir, sealer, { id, way: "sms" }, message);
    },
    /** Deletes the messages to a number. */
    forget: (number: string) => forget({ dir, sealer }, number),
  };
}

async function forget({ dir, sealer }: Folder, to: string): Promise<void> {
  for await (const item of itemsIn(dir, [sealer])) if (item.to === to) await deleteFile(dir, item);
}

function refuseOddId(id: string): void {
  if (!/^[\w-]{1,100}$/.test(id))
    throw new Error("A letter's id may contain letters, digits and hyphens only.");
}
