import { Refusal } from "@storytelling/values";
import { z } from "zod";

/** What a mail provider tells about an address. */
export interface MailReport {
  readonly email: string;
  readonly what: "bounced" | "complained";
}

/** The providers whose webhooks we understand. `signed` is our own form, for any program that can sign. */
export const MailProvider = z.enum(["signed", "postmark"]);
export type MailProvider = z.infer<typeof MailProvider>;

const Signed = z.object({
  events: z
    .array(z.object({ email: z.string().max(1000), what: z.enum(["bounced", "complained"]) }))
    .max(1000),
});

const Postmark = z.object({
  RecordType: z.string(),
  Type: z.string().optional(),
  Email: z.string().max(1000).optional(),
});

/** The kinds of bounces after which an address does not work any more; others are tried again by the provider. */
const forGood = new Set(["HardBounce", "BadEmailAddress", "ManuallyDeactivated", "Unknown"]);

/** The reports in a webhook's body. @throws Refusal `report-unreadable` */
export function reportsIn(provider: MailProvider, body: Buffer): MailReport[] {
  try {
    const said: unknown = JSON.parse(body.toString());
    return provider === "signed" ? Signed.parse(said).events : postmarkReports(Postmark.parse(said));
  } catch {
    const message = "The body is not a report of this provider. The form is in the API reference.";
    throw new Refusal("invalid", "report-unreadable", message);
  }
}

function postmarkReports({ RecordType, Type = "", Email: email }: z.infer<typeof Postmark>): MailReport[] {
  if (email === undefined) return [];
  if (RecordType === "SpamComplaint") return [{ email, what: "complained" }];
  return RecordType === "Bounce" && forGood.has(Type) ? [{ email, what: "bounced" }] : [];
}
