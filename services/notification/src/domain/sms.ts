/** Sends SMS. */
export interface SmsSender {
  /** @throws SmsRefused when it will never be accepted; Error when trying again may help */
  send(
    sms: { id: string; to: string; text: string; kind: string },
    signal: AbortSignal,
  ): Promise<{ providerId?: string }>;
}

/** The provider refused for good. Names only its code, never the number. */
export class SmsRefused extends Error {
  override name = "SmsRefused";
  readonly providerCode: number;
  /** Whether the recipient has told the provider to stop. */
  readonly optedOut: boolean;

  constructor(providerCode: number, optedOut: boolean) {
    super(`The SMS provider refused the message for good (${providerCode}).`);
    this.providerCode = providerCode;
    this.optedOut = optedOut;
  }
}
