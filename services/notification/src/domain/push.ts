import { Refusal } from "@storytelling/values";
import { z } from "zod";

const base64url = (bytes: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${bytes}}=?$`));

/** Where a browser is reached, as its PushSubscription gives it (RFC 8030, RFC 8291). */
export const PushTarget = z.object({
  endpoint: z.url().max(2000),
  keys: z.object({ p256dh: base64url(87), auth: base64url(22) }),
});
export type PushTarget = z.infer<typeof PushTarget>;

/** The push services of the browsers. We send to no other host: an endpoint could name one of ours. */
const known = [
  "fcm.googleapis.com",
  "push.services.mozilla.com",
  "push.apple.com",
  "notify.windows.com",
] as const;

/** @throws Refusal `push-service-unknown` for an endpoint that is no known push service's */
export function requirePushService(endpoint: string, further: readonly string[]): void {
  const { protocol, hostname, host, username } = new URL(endpoint);
  const listed = further.includes(host);
  const safe = (protocol === "https:" && username === "") || (listed && protocol === "http:");
  if (safe && (listed || known.some((name) => hostname === name || hostname.endsWith(`.${name}`)))) return;
  const message = "Not a known push service. Send the endpoint that the browser's PushManager gave.";
  throw new Refusal("invalid", "push-service-unknown", `body.endpoint: ${message}`, {
    faults: [{ field: "body.endpoint", message }],
  });
}
