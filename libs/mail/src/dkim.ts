import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";

/** How letters are signed: the public key is in the DNS at `{selector}._domainkey.{domain}`. */
export interface Dkim {
  readonly domain: string;
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

/**
 * Reads the key from its file.
 * @throws Error without the key's text when there is no such file, or it is no private RSA key
 */
export function readDkim(domain: string, selector: string, file: string): Dkim {
  const privateKey = readFileSync(file, "utf8");
  const { asymmetricKeyType: type } = keyIn(privateKey, file);
  // With a key of another type nodemailer would send letters without a signature, and say nothing.
  if (type !== "rsa") throw new Error(`The key in ${file} is of the type ${type}. Give an RSA key.`);
  return { domain, selector, privateKey };
}

function keyIn(pem: string, file: string) {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new Error(`There is no private key in ${file}. Give a PEM file.`);
  }
}

/**
 * The headers that a signature covers. RFC 8058 asks that it covers both headers of the unsubscribe button; nodemailer's
 * own list lacks one.
 */
const signed = [
  "from",
  "reply-to",
  "to",
  "subject",
  "date",
  "message-id",
  "mime-version",
  "content-type",
  "content-transfer-encoding",
  "auto-submitted",
  "list-unsubscribe",
  "list-unsubscribe-post",
];

/** The signature in nodemailer's format. */
export const signing = ({ domain, selector, privateKey }: Dkim) => ({
  domainName: domain,
  keySelector: selector,
  privateKey,
  headerFieldNames: signed.join(":"),
});
