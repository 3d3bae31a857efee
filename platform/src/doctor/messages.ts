import { Resolver } from "node:dns/promises";
import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Environment } from "@storytelling/service";
import type { Finding } from "./finding.ts";
import { examineMailDns, type TxtResolver } from "./mail-dns.ts";

const patienceMs = 5000;

/** Checks how letters and SMS leave this installation. It sends nothing, and asks only the DNS and the mail server. */
export async function examineMessages(
  env: Environment,
  dns: TxtResolver = new Resolver({ timeout: patienceMs, tries: 2 }),
): Promise<Finding[]> {
  return [...(await examineMail(env, dns)), examineSms(env)];
}

async function examineMail(env: Environment, dns: TxtResolver): Promise<Finding[]> {
  if (!env.SMTP_URL)
    return [
      { state: "note", what: "Letters stay on this machine, on the mailbox page; SMTP_URL is not set" },
    ];
  const domain = /@([\w.-]+)/.exec(env.MAIL_FROM ?? "")?.[1];
  if (!URL.canParse(env.SMTP_URL) || !domain)
    return [
      {
        state: "fault",
        what: "SMTP_URL or MAIL_FROM cannot be read",
        mend: ["Give SMTP_URL=smtps://user:password@host and MAIL_FROM='Stories <no-reply@example.com>'."],
      },
    ];
  const { hostname: smtpHost } = new URL(env.SMTP_URL);
  const { DKIM_SELECTOR: selector, DKIM_KEY: keyFile, DKIM_DOMAIN = domain } = env;
  const dkim = selector && keyFile ? { domain: DKIM_DOMAIN, selector, keyFile } : null;
  return [
    await examineSmtp(new URL(env.SMTP_URL)),
    ...(await examineMailDns(dns, { domain, smtpHost, dkim })),
  ];
}

/** Whether a mail server greets at the address. It neither signs in nor sends. */
function examineSmtp({ protocol, hostname, port }: URL): Promise<Finding> {
  const secure = protocol === "smtps:";
  const to = { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) || (secure ? 465 : 587) };
  const place = `${hostname}:${to.port}`;
  return new Promise((resolve) => {
    const socket = secure ? connectTls({ ...to, servername: to.host }) : connect(to);
    const end = (finding: Finding) => {
      socket.destroy();
      resolve(finding);
    };
    const fault = (why: string) =>
      end({
        state: "fault",
        what: `The mail server at ${place} cannot be reached (${why})`,
        mend: ["Check SMTP_URL, and that this machine may connect to that port."],
      });
    socket.setTimeout(patienceMs, () => fault("no answer"));
    socket.once("error", (error: NodeJS.ErrnoException) => fault(error.code ?? "error"));
    socket.once("data", (greeting) =>
      greeting.toString().startsWith("220")
        ? end({ state: "ok", what: `The mail server at ${place} answers` })
        : fault("it does not greet as a mail server"),
    );
  });
}

const twilio = {
  TWILIO_ACCOUNT_SID: /^AC[0-9a-f]{32}$/,
  TWILIO_AUTH_TOKEN: /^.{16,}$/,
  TWILIO_FROM: /^(?:\+[1-9]\d{6,14}|MG[0-9a-f]{32})$/,
} as const;

/** Whether the settings for SMS are complete. Twilio is not asked. */
function examineSms(env: Environment): Finding {
  if (env.SMS === "off") return { state: "note", what: "SMS are turned off (SMS=off)" };
  const names = Object.keys(twilio) as (keyof typeof twilio)[];
  const missing = names.filter((name) => !env[name]);
  if (missing.length === names.length)
    return { state: "note", what: "SMS stay on this machine, on the mailbox page; Twilio is not set up" };
  const wrong = names.filter((name) => env[name] && !twilio[name].test(env[name]));
  if (missing.length + wrong.length === 0) return { state: "ok", what: "The settings for SMS are complete" };
  return {
    state: "fault",
    what: "The settings for SMS are not complete",
    mend: [
      ...missing.map((name) => `${name}: Missing. Give it from Twilio's console.`),
      ...wrong.map((name) => `${name}: It does not look as Twilio's do.`),
    ],
  };
}
