import { z } from "zod";
import { SmsRefused, type SmsSender } from "../domain/sms.ts";

/** An account at Twilio, or at a service that speaks its protocol. */
export interface TwilioAccount {
  readonly api: string;
  readonly sid: string;
  readonly token: string;
  /** A number in E.164, or the id of a messaging service (MG…). */
  readonly from: string;
  /** Where Twilio tells what became of a message. */
  readonly statusCallback: string;
}

const Accepted = z.object({ sid: z.string().regex(/^[A-Za-z0-9]{1,64}$/) });
const Refused = z.object({ code: z.number().int() });

/** Twilio's code for a recipient who answered STOP. */
const stopped = 21610;
const timeoutMs = 10_000;
const mostBytes = 100_000;

/** Sends SMS with one request each. */
export function twilioSms(account: TwilioAccount): SmsSender {
  const { api, sid, token, from, statusCallback } = account;
  const url = new URL(`/2010-04-01/Accounts/${sid}/Messages.json`, api);
  const authorization = `Basic ${Buffer.from(`${sid}:${token}`).toString("base64")}`;
  return {
    async send({ to, text }, signal) {
      const sender = from.startsWith("MG") ? { MessagingServiceSid: from } : { From: from };
      const response = await fetch(url, {
        method: "POST",
        headers: { authorization, accept: "application/json" },
        body: new URLSearchParams({ To: to, Body: text, StatusCallback: statusCallback, ...sender }),
        redirect: "error",
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      const body = await jsonOf(response);
      if (response.ok) return { providerId: Accepted.parse(body).sid };
      const refused = Refused.safeParse(body);
      // 401 and 403 are about our account, 429 about our rate: both can be mended.
      const about = response.status === 400 || response.status === 404;
      if (about && refused.success) throw new SmsRefused(refused.data.code, refused.data.code === stopped);
      throw new Error(`The SMS provider answered ${response.status}.`);
    },
  };
}

/** The body as JSON, of bounded size; undefined when it is something else. */
async function jsonOf(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) throw new Error("The SMS provider's answer is too large.");
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}
