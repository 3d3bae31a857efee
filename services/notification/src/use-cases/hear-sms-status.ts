import { answer } from "@storytelling/service";
import { type App, useCase } from "../app.ts";
import { twilioForm } from "../steps/twilio-form.ts";
import type { Tx } from "../store/db.ts";
import { recordFailure } from "../store/endings.ts";
import { failSent } from "../store/sent.ts";
import { suppress } from "../store/suppressions.ts";

/** The recipient has told Twilio to stop. */
const stopped = "21610";

/** Twilio tells what became of an SMS that it had accepted. Only a failure changes anything, once. */
export const hearSmsStatus = useCase({
  answer: "nothing",
  async run(app, { raw, header, transaction }) {
    const form = twilioForm(app, "webhooks/twilio/status", { raw, signature: header("x-twilio-signature") });
    const [providerId, status] = [form.get("MessageSid"), form.get("MessageStatus")];
    const optedOut = form.get("ErrorCode") === stopped;
    if (providerId && (status === "failed" || status === "undelivered"))
      await transaction((tx) => fail(app, tx, providerId, optedOut ? "opted-out" : "undeliverable"));
    return answer(undefined);
  },
});

async function fail(
  app: App,
  tx: Tx,
  providerId: string,
  reason: "opted-out" | "undeliverable",
): Promise<void> {
  const failed = await failSent(tx, { providerId }, reason);
  if (!failed) return;
  const now = app.clock.now();
  if (reason === "opted-out" && failed.address) await suppress(tx, failed.address, "stop", now);
  await recordFailure(tx, failed, "sms", reason, now);
  app.counted("sms", reason);
}
