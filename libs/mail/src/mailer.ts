/** A letter to one person. */
export interface Mail {
  /** Letters, digits and hyphens; the same for each attempt to send this letter. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Mailer {
  /** @throws MailRefused when it will never be taken; Error when trying again may help */
  send(mail: Mail): Promise<void>;
  /** Takes away what is kept here of letters to an address; what was delivered is its reader's. */
  forget(address: string): Promise<void>;
  close(): void;
}

/** The server said no for good: there is no such mailbox, or it does not take our mail. Names the reply's code alone. */
export class MailRefused extends Error {
  override name = "MailRefused";
  readonly replyCode: number;

  constructor(replyCode: number) {
    super(`The mail server refused the letter for good (${replyCode}).`);
    this.replyCode = replyCode;
  }
}
