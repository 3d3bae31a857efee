export { type MailConfig, mailConfig, mailFaults } from "./config.ts";
export { type Dkim, readDkim } from "./dkim.ts";
export { folderMailer, folderSms } from "./folder.ts";
export { type LetterSealer, sealLetters } from "./letter-files.ts";
export {
  findItem,
  type Letter,
  type MailboxItem,
  readItems,
  readMailbox,
  type ShortMessage,
} from "./mailbox.ts";
export { type Mail, type Mailer, MailRefused, type Sms } from "./mailer.ts";
export { openMailer } from "./open.ts";
export { smtpMailer } from "./smtp.ts";
