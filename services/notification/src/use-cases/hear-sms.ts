import { answer } from "@storytelling/service";
import { escapeHtml } from "@storytelling/values";
import { type App, useCase } from "../app.ts";
import { type SmsWish, smsWishOf } from "../domain/stop-words.ts";
import { markOf } from "../steps/addresses.ts";
import { textOf } from "../steps/text.ts";
import { twilioForm } from "../steps/twilio-form.ts";
import type { Tx } from "../store/db.ts";
import { recordOptOut } from "../store/endings.ts";
import { lastTo } from "../store/sent.ts";
import { lift, suppress } from "../store/suppressions.ts";

const contentType = "text/xml; charset=utf-8";

/**
 * Somebody answered an SMS. STOP and its like take effect at once and are confirmed once: by the answer to this request,
 * unless Twilio has confirmed it itself (`OptOutType`).
 */
export const hearSms = useCase({
  answer: { stream: contentType },
  async run(app, { raw, header, transaction }) {
    const form = twilioForm(app, "webhooks/twilio/messages", {
      raw,
      signature: header("x-twilio-signature"),
    });
    const from = form.get("From") ?? "";
    const said = smsWishOf(form.get("Body") ?? "");
    const changed = said !== null && (await transaction((tx) => obey(app, tx, from, said)));
    const confirms = changed && form.get("OptOutType") === null;
    return answer(twiml(confirms ? confirmation(said) : null));
  },
});

/** False when nothing changes. */
async function obey(app: App, tx: Tx, from: string, { wish }: SmsWish): Promise<boolean> {
  const address = markOf(app, from);
  if (wish === "start") return lift(tx, address, "stop");
  const now = app.clock.now();
  if (!(await suppress(tx, address, "stop", now))) return false;
  const last = await lastTo(tx, address);
  if (last) await recordOptOut(tx, last, "sms", now);
  app.counted("sms", "opted-out");
  return true;
}

const confirmation = ({ wish, language }: SmsWish): string =>
  textOf(wish === "stop" ? "opted-out" : "opted-in", { way: "sms" }, { language, timeZone: "UTC" }).sms;

async function* twiml(message: string | null): AsyncGenerator<Uint8Array> {
  const inside = message === null ? "" : `<Message>${escapeHtml(message)}</Message>`;
  yield Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`);
}
