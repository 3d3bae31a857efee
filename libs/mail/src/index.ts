export { folderMailer } from "./folder.ts";
export { type Letter, readMailbox } from "./mailbox.ts";
export { type Mail, type Mailer, MailRefused } from "./mailer.ts";
export { smtpMailer } from "./smtp.ts";
