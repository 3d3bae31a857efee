import { Email, Refusal } from "@storytelling/values";
import type { Way } from "../domain/invitation.ts";
import { phoneNumberOf } from "../engines/phone.ts";

/** Where an invitation goes, in its usual spelling; null for a link. @throws Refusal naming `body.to` */
export function recipientOf(way: Way, to: string | undefined): string | null {
  if (way === "link") {
    if (to === undefined) return null;
    throw invalid("recipient-not-needed", "Leave it out: you hand the link over yourself.");
  }
  if (to === undefined)
    throw invalid("recipient-missing", `Give the ${way === "email" ? "e-mail address" : "phone number"}.`);
  if (way === "sms") {
    const number = phoneNumberOf(to);
    if (number) return number;
    throw invalid(
      "phone-number-invalid",
      "No country has this phone number. Give it with + and the country's code, such as +49 30 901820.",
    );
  }
  const email = Email.safeParse(to);
  if (email.success) return email.data;
  throw invalid("email-invalid", "Give an e-mail address such as ada@example.org.");
}

function invalid(code: string, message: string): Refusal {
  const field = "body.to";
  return new Refusal("invalid", code, `${field}: ${message}`, { faults: [{ field, message }] });
}
