import { MailRefused } from "@storytelling/mail";
import type { App } from "../app.ts";
import { kinds } from "../domain/kinds.ts";
import type { Message, Outcome } from "../domain/message.ts";
import { afterQuiet, guestsNight } from "../domain/quiet-hours.ts";
import { SmsRefused } from "../domain/sms.ts";
import { isSuppressed } from "../store/suppressions.ts";
import { markOf } from "./addresses.ts";
import type { Addressee } from "./facts.ts";
import { optOutUrl } from "./opt-out-links.ts";
import { readerOf, textOf } from "./text.ts";

/** Sends a message by e-mail or SMS, as its addressee can be reached. @throws Error when trying again may help */
export async function deliver(
  app: App,
  message: Message,
  to: Addressee,
  signal: AbortSignal,
): Promise<Outcome> {
  const { email, phone } = to;
  if (email !== null && message.way !== "sms") return sendMail(app, message, to, email);
  if (phone !== null && message.way !== "email") return sendSms(app, message, to, phone, signal);
  return { is: "dropped", reason: "no-address" };
}

async function sendMail(app: App, message: Message, to: Addressee, email: string): Promise<Outcome> {
  const address = markOf(app, email);
  if (await isSuppressed(app.db.read, address)) return { is: "dropped", reason: "opted-out" };
  const unsubscribe = unsubscribeFor(app, message, address);
  const reader = await readerOf(app, message.personId, to);
  const offered = unsubscribe === null ? {} : { unsubscribe };
  const { subject, text, html } = textOf(message.kind, { ...to.facts, ...offered }, reader);
  const letter = { id: message.id, kind: message.kind, to: email, subject, text, html };
  try {
    await app.mailer.send({ ...letter, ...offered });
  } catch (error) {
    if (error instanceof MailRefused) return { is: "failed", way: "email", reason: "bounced", address };
    throw error;
  }
  return { is: "sent", way: "email", address };
}

/** A user ends letters about a topic; anybody else ends all messages to their address. */
function unsubscribeFor(app: App, message: Message, address: Buffer): string | null {
  const { topic, always } = kinds[message.kind];
  if (always) return null;
  const toUser = message.way === "email" && message.kind !== "invitation";
  const who = toUser ? { userId: message.personId } : { mark: address.toString("base64url") };
  return optOutUrl(app, { messageId: message.id, invitationId: message.invitationId, topic, who });
}

async function sendSms(
  app: App,
  message: Message,
  to: Addressee,
  phone: string,
  signal: AbortSignal,
): Promise<Outcome> {
  const address = markOf(app, phone);
  if (await isSuppressed(app.db.read, address)) return { is: "dropped", reason: "opted-out" };
  const reader = await readerOf(app, message.personId, to);
  const notBefore = afterNight(app.clock.now(), to, reader.timeZone);
  if (notBefore) return { is: "later", notBefore };
  const { sms: text } = textOf(message.kind, to.facts, reader);
  try {
    const sent = await app.sms.send({ id: message.id, kind: message.kind, to: phone, text }, signal);
    return { is: "sent", way: "sms", address, ...sent };
  } catch (error) {
    if (!(error instanceof SmsRefused)) throw error;
    return { is: "failed", way: "sms", reason: error.optedOut ? "opted-out" : "undeliverable", address };
  }
}

/** A telephone wakes people. Only what a person has just sent by hand arrives at night, too. */
function afterNight(now: Date, { facts }: Addressee, timeZone: string): Date | null {
  if (facts.occasion !== undefined && facts.occasion !== "reminder") return null;
  const then = afterQuiet(now, guestsNight, timeZone);
  return then > now ? then : null;
}
