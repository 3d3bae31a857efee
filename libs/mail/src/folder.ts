import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { envelopeOf } from "./envelope.ts";
import { lettersIn } from "./mailbox.ts";
import type { Mailer } from "./mailer.ts";

/** Keeps letters as `.eml` files in a folder that its owner alone can read. The same letter sent twice is one file. */
export function folderMailer(options: { dir: string; from: string }): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
  return {
    async send(mail) {
      if (!/^[\w-]{1,100}$/.test(mail.id)) throw new Error("A letter's id has letters, digits and hyphens.");
      const { message } = await transport.sendMail(envelopeOf(mail, options.from));
      await mkdir(options.dir, { recursive: true, mode: 0o700 });
      const half = join(options.dir, `.${mail.id}-${randomUUID()}`);
      await writeFile(half, message as Buffer, { mode: 0o600 });
      await rename(half, join(options.dir, `${mail.id}.eml`));
    },
    async forget(address) {
      for await (const letter of lettersIn(options.dir))
        if (letter.to === address) await rm(join(options.dir, `${letter.id}.eml`), { force: true });
    },
    close: () => transport.close(),
  };
}
