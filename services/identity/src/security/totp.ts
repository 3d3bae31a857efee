import { Secret, TOTP } from "otpauth";
import { renderSVG } from "uqr";

const issuer = "Storytelling";
const period = 30;
const secretBytes = 20;

/** A secret for an authenticator app: 160 bits, as RFC 4226 recommends, in base32. */
export const newTotpSecret = (): string => new Secret({ size: secretBytes }).base32;

const totp = (secret: string, label: string) =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), algorithm: "SHA1", digits: 6, period });

/** What sets up an authenticator app: the address that it reads, and a picture of it. */
export function enrolment(secret: string, email: string): { uri: string; qr: string } {
  const uri = totp(secret, email).toString();
  const svg = renderSVG(uri, { border: 2, ecc: "M" });
  return { uri, qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}` };
}

/** The 30 s step that a code belongs to: this one, the one before or the one after (RFC 6238, 5.2); null when none. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = totp(secret, "").validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta;
}
