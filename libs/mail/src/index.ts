export { folderMailer } from "./folder.ts";
export { type LetterSealer, sealLetters } from "./letter-files.ts";
export { type Letter, readMailbox } from "./mailbox.ts";
export { type Mail, type Mailer, MailRefused } from "./mailer.ts";
export { smtpMailer } from "./smtp.ts";
