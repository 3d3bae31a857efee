/** A letter to one person. */
export interface Mail {
  /** Letters, digits and hyphens; the same for each attempt to send this letter. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What the letter is about, for the mailbox page and for the operator's own filters. */
  readonly kind?: string;
  /** Where mail programs end such letters for their user, by a POST without a session (RFC 8058). */
  readonly unsubscribe?: string;
  /** Where an answer goes, when not to the sender. */
  readonly replyTo?: string;
}

/** An SMS to one number, as +4915112345678. */
export interface Sms {
  /** Letters, digits and hyphens; the same for each attempt to send this SMS. */
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly kind?: string;
}

export interface Mailer {
  /** @throws MailRefused when it will never be accepted; Error when trying again may help */
  send(mail: Mail): Promise<void>;
  /** Deletes the letters to an address that are kept here; it cannot delete what was delivered. */
  forget(address: string): Promise<void>;
  close(): void;
}

/**
 * The server refused for good: the mailbox does not exist, or it does not accept our mail. Names only the reply's code.
 */
export class MailRefused extends Error {
  override name = "MailRefused";
  readonly replyCode: number;

  constructor(replyCode: number) {
    super(`The mail server refused the letter for good (${replyCode}).`);
    this.replyCode = replyCode;
  }
}
