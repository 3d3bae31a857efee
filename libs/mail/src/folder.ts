import { createTransport } from "nodemailer";
import { envelopeOf } from "./envelope.ts";
import { deleteLetter, type LetterSealer, writeLetter } from "./letter-files.ts";
import { lettersIn } from "./mailbox.ts";
import type { Mailer } from "./mailer.ts";

/** Keeps letters sealed in a folder that only its owner can read. A letter that is sent twice is one file. */
export function folderMailer(options: { dir: string; from: string; sealer: LetterSealer }): Mailer {
  const { dir, from, sealer } = options;
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
  return {
    async send(mail) {
      if (!/^[\w-]{1,100}$/.test(mail.id))
        throw new Error("A letter's id may contain letters, digits and hyphens only.");
      const { message } = await transport.sendMail(envelopeOf(mail, from));
      await writeLetter(dir, sealer, mail.id, message as Buffer);
    },
    async forget(address) {
      for await (const letter of lettersIn(dir, sealer))
        if (letter.to === address) await deleteLetter(dir, letter.id);
    },
    close: () => transport.close(),
  };
}
