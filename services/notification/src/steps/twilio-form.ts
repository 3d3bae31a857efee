import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { sameSecret, twilioSignature } from "../domain/signatures.ts";
import { outsideUrl } from "./addresses.ts";

interface Raw {
  readonly bytes: Buffer;
}

/** The form that Twilio sent to one of our webhooks. @throws Refusal when it was not signed with our account's token */
export function twilioForm(
  app: App,
  path: string,
  { raw, signature }: { raw: Raw | null; signature: string | null },
): URLSearchParams {
  const { TWILIO_AUTH_TOKEN: token } = app.config;
  if (token === undefined) throw notSetUp("TWILIO_AUTH_TOKEN");
  const form = new URLSearchParams(raw?.bytes.toString() ?? "");
  const right = twilioSignature(token, outsideUrl(app, path), form);
  if (signature !== null && sameSecret(signature, right)) return form;
  throw new Refusal("forbidden", "signature-wrong", "The signature does not fit. Check the auth token.");
}

/** A webhook that this installation does not expect. */
export const notSetUp = (setting: string): Refusal =>
  new Refusal("forbidden", "webhook-not-set-up", `This webhook is not set up: ${setting} is not set.`);
