import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import type { MailProvider } from "../domain/mail-reports.ts";
import { sameSecret, webhookSignature } from "../domain/signatures.ts";
import { notSetUp } from "./twilio-form.ts";

/** How old a signed report may be: a recorded one cannot be sent again later. */
const mostSeconds = 300;

interface Report {
  readonly bytes: Buffer;
  header(name: string): string | null;
}

/** Checks that a report comes from the provider. @throws Refusal when it does not */
export function checkReport(app: App, provider: MailProvider, report: Report): void {
  const right = provider === "postmark" ? hasKey(app, report) : hasSignature(app, report);
  if (right) return;
  const message = "The signature or the key does not fit, or the report is too old.";
  throw new Refusal("forbidden", "signature-wrong", message);
}

/** Postmark signs nothing; it can be told to send a header. */
function hasKey({ config }: App, { header }: Report): boolean {
  const { POSTMARK_WEBHOOK_KEY: key } = config;
  if (key === undefined) throw notSetUp("POSTMARK_WEBHOOK_KEY");
  return sameSecret(header("webhook-key") ?? "", key);
}

/** `storytelling-signature: t=SECONDS,v1=HEX`: HMAC-SHA-256 of `SECONDS.BODY`. */
function hasSignature({ config, clock }: App, { header, bytes }: Report): boolean {
  const { MAIL_WEBHOOK_SECRET: secret } = config;
  if (secret === undefined) throw notSetUp("MAIL_WEBHOOK_SECRET");
  const parts = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header("storytelling-signature") ?? "");
  const [, seconds = "", given = ""] = parts ?? [];
  const age = Math.abs(clock.now().getTime() / 1000 - Number(seconds));
  return parts !== null && age <= mostSeconds && sameSecret(given, webhookSignature(secret, seconds, bytes));
}
