import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Compares without showing by its time where two values differ. */
export function sameSecret(one: string, other: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

/** Twilio's signature of a form: HMAC-SHA-1 of the address and of all parameters, sorted by name. */
export function twilioSignature(token: string, url: string, form: URLSearchParams): string {
  const names = [...new Set(form.keys())].sort();
  const text = names
    .flatMap((name) => [...new Set(form.getAll(name))].sort().map((value) => name + value))
    .join("");
  return createHmac("sha1", token)
    .update(url + text)
    .digest("base64");
}

/** Our own signature of a webhook: HMAC-SHA-256 of its time and body. */
export const webhookSignature = (secret: string, seconds: string, body: Buffer): string =>
  createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("hex");
