import { createPublicKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Finding } from "./finding.ts";

/** What the checks ask the DNS; `node:dns`'s Resolver fits it. */
export interface TxtResolver {
  resolveTxt(name: string): Promise<string[][]>;
}

/** The sender of letters, and how they are sent. */
export interface Sender {
  readonly domain: string;
  readonly smtpHost: string;
  readonly dkim: { readonly domain: string; readonly selector: string; readonly keyFile: string } | null;
}

/**
 * Checks the lines in the DNS by which other mail servers decide whether our letters are genuine: SPF (who may send for
 * the domain), DKIM (the key of the signature) and DMARC (what to do with others).
 */
export async function examineMailDns(dns: TxtResolver, sender: Sender): Promise<Finding[]> {
  return Promise.all([spf(dns, sender), dkim(dns, sender), dmarc(dns, sender)]);
}

const unavailable = (what: string, code: string): Finding => ({
  state: "note",
  what: `${what} could not be checked: the DNS did not answer (${code})`,
});

/** The texts at a name; none when it does not exist. */
async function textsAt(dns: TxtResolver, name: string): Promise<string[]> {
  try {
    return (await dns.resolveTxt(name)).map((parts) => parts.join(""));
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "ENOTFOUND" || code === "ENODATA") return [];
    throw error;
  }
}

const line = (name: string, text: string): string => `${name}. TXT "${text}"`;

async function spf(dns: TxtResolver, { domain, smtpHost }: Sender): Promise<Finding> {
  try {
    const found = (await textsAt(dns, domain)).filter((text) => /^v=spf1(?: |$)/i.test(text));
    const add = line(domain, `v=spf1 a:${smtpHost} -all`);
    const [only] = found;
    if (only === undefined)
      return {
        state: "fault",
        what: `${domain} has no SPF line, so letters may be taken for forged ones`,
        mend: [`Add to the DNS: ${add}`, "Your mail service may name another line, with include:."],
      };
    if (found.length > 1)
      return {
        state: "fault",
        what: `${domain} has ${found.length} SPF lines; with more than one, none counts`,
        mend: ["Join them to one line in the DNS."],
      };
    if (/[ ?+]all$/i.test(only) && !/[-~]all$/i.test(only))
      return {
        state: "fault",
        what: `The SPF line of ${domain} lets everybody send in its name`,
        mend: ["Let it end with -all."],
      };
    return { state: "ok", what: `SPF says who may send for ${domain}` };
  } catch (error) {
    return unavailable("SPF", codeOf(error));
  }
}

async function dkim(dns: TxtResolver, { dkim: settings }: Sender): Promise<Finding> {
  if (!settings)
    return {
      state: "note",
      what: "Letters are not signed here (DKIM)",
      mend: ["Set DKIM_SELECTOR and DKIM_KEY, unless your mail service signs them."],
    };
  const { domain, selector, keyFile } = settings;
  const name = `${selector}._domainkey.${domain}`;
  const own = await publicKeyOf(keyFile);
  if (!own)
    return {
      state: "fault",
      what: "There is no private RSA key in the file that DKIM_KEY names",
      mend: ["Make one: openssl genrsa -out dkim.pem 2048"],
    };
  const mend = [`The line in the DNS is: ${line(name, `v=DKIM1; k=rsa; p=${own}`)}`];
  try {
    const keys = (await textsAt(dns, name)).map(
      (text) => /(?:^|;)\s*p=([^;]*)/i.exec(text)?.[1]?.replaceAll(/\s/g, "") ?? "",
    );
    if (keys.length === 0) return { state: "fault", what: `There is no DKIM line at ${name}`, mend };
    if (!keys.includes(own))
      return { state: "fault", what: `The DKIM line at ${name} has another key than DKIM_KEY`, mend };
    return { state: "ok", what: `DKIM: the key at ${name} fits DKIM_KEY` };
  } catch (error) {
    return unavailable("DKIM", codeOf(error));
  }
}

/** The public key as DKIM writes it; null when the file has no private RSA key. */
async function publicKeyOf(keyFile: string): Promise<string | null> {
  try {
    const key = createPublicKey(await readFile(keyFile, "utf8"));
    if (key.asymmetricKeyType !== "rsa") return null;
    return key.export({ type: "spki", format: "der" }).toString("base64");
  } catch {
    return null;
  }
}

async function dmarc(dns: TxtResolver, { domain }: Sender): Promise<Finding> {
  const name = `_dmarc.${domain}`;
  try {
    const found = (await textsAt(dns, name)).filter((text) => /^v=DMARC1(?:;|$)/i.test(text));
    if (found.length === 0)
      return {
        state: "fault",
        what: `${domain} has no DMARC line; large mail services refuse many letters without one`,
        mend: [`Add to the DNS: ${line(name, "v=DMARC1; p=quarantine")}`],
      };
    if (found.length > 1)
      return {
        state: "fault",
        what: `${domain} has ${found.length} DMARC lines; with more than one, none counts`,
        mend: [`Leave one at ${name}.`],
      };
    const policy = /;\s*p=(\w+)/i.exec(found[0] ?? "")?.[1]?.toLowerCase();
    if (policy === "none")
      return {
        state: "note",
        what: `The DMARC line of ${domain} only watches (p=none)`,
        mend: ["Set p=quarantine once the reports show no letters of yours that fail."],
      };
    return { state: "ok", what: `DMARC says what happens to forged letters of ${domain}` };
  } catch (error) {
    return unavailable("DMARC", codeOf(error));
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? "error";
