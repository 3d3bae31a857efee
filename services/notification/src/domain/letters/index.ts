import { baseOf } from "@storytelling/values";
import type { MessageData, MessageKind } from "./data.ts";
import { formatsOf } from "./formats.ts";
import { languages } from "./languages/index.ts";
import { htmlOf, type Laid, textOf } from "./lay-out.ts";
import { smsOf } from "./sms.ts";
import type { Told } from "./told.ts";

export { type MessageData, type MessageKind, messageData, messageKinds } from "./data.ts";
export { examples } from "./examples.ts";
export { type LetterLanguage, letterLanguages } from "./languages/index.ts";

/** A message in every form in which it may be sent. */
export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly sms: string;
  readonly push: { readonly title: string; readonly body: string };
  readonly inApp: { readonly title: string; readonly body: string };
}

/** Writes a message in a person's language and time zone. A language that we do not have is English. */
export function render<Kind extends MessageKind>(
  kind: Kind,
  data: MessageData[Kind],
  to: { readonly language: string; readonly timeZone: string },
): Rendered {
  const language = languages[baseOf(to.language) as keyof typeof languages] ?? languages.en;
  // A region changes dates and numbers: "en-GB" writes them otherwise than "en".
  const locale = baseOf(to.language) === language.locale ? to.language : language.locale;
  const formats = formatsOf(locale, to.timeZone, language);
  const told: Told = language.messages[kind](data, formats);
  const link = "link" in data ? (data.link as string | null) : null;
  const name = data.name?.trim() ? formats.name(data.name) : null;
  const laid: Laid = { told, language, name, link, unsubscribe: data.unsubscribe ?? null };
  const brief = { title: told.heading ?? told.subject, body: told.short };
  const stop = told.button || kind === "invitation" ? language.stopSms : null;
  return {
    subject: told.subject,
    text: textOf(laid),
    html: htmlOf(laid),
    sms: smsOf([told.short, ...(told.shorter ?? []), told.subject], link, stop),
    push: brief,
    inApp: brief,
  };
}
