import webPush from "web-push";
import type { PushTarget } from "../domain/push.ts";

/** A message for a browser. */
export interface PushText {
  readonly title: string;
  readonly body: string;
  readonly link: string | null;
}

/** Sends to browsers through their push services, which cannot read what is sent (RFC 8291). */
export interface PushSender {
  readonly publicKey: string;
  /** `gone`: the browser does not want messages any more. @throws Error when trying again may help */
  send(target: PushTarget, text: PushText, signal: AbortSignal): Promise<"sent" | "gone" | "refused">;
}

/** A key pair for VAPID (RFC 8292). */
export const makePushKeys = (): { publicKey: string; privateKey: string } => webPush.generateVAPIDKeys();

const timeoutMs = 10_000;
const daySeconds = 86_400;

export function pushSender(options: {
  publicKey: string;
  privateKey: string;
  /** Whom a push service can write to about us: a mailto: or https: address. */
  subject: string;
}): PushSender {
  const { publicKey, privateKey, subject } = options;
  return {
    publicKey,
    async send(target, text, signal) {
      const details = webPush.generateRequestDetails(target, JSON.stringify(text), {
        vapidDetails: { subject, publicKey, privateKey },
        TTL: daySeconds,
        contentEncoding: "aes128gcm",
      });
      const response = await fetch(details.endpoint, {
        method: "POST",
        headers: details.headers as Record<string, string>,
        body: new Uint8Array(details.body ?? []),
        redirect: "error",
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      await response.body?.cancel();
      if (response.ok) return "sent";
      if (response.status === 404 || response.status === 410) return "gone";
      if (response.status >= 500 || response.status === 429)
        throw new Error(`The push service answered ${response.status}.`);
      return "refused";
    },
  };
}
