import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { keysIn, seedOf } from "./secret.ts";

const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals and opens small values with AES-256-GCM; The value is bound to its `purpose`, so it cannot be moved to another
 * place.
 */
export interface Sealer {
  seal(plain: Buffer | string, purpose: string): Buffer;
  /** @throws Error when the value was changed, cut, or sealed for another purpose */
  open(sealed: Buffer, purpose: string): Buffer;
  /** A keyed fingerprint to look sealed values up by: HMAC-SHA-256. */
  fingerprint(value: string, purpose: string): Buffer;
}

/** Seals under one key: 32 bytes in base64. */
export function sealer(key: string): Sealer {
  const secret = seedOf(Buffer.from(key, "base64"));
  return sealerOf(() => ({ seals: secret, opens: [secret], first: secret }));
}

/** The secrets of 64 bytes that are in use at the moment. */
export interface Secrets {
  readonly seals: Buffer;
  /** All secrets that values may be sealed with, the likeliest first. */
  readonly opens: readonly Buffer[];
  /** The secret for fingerprints. It never changes, since values are looked up by them. */
  readonly first: Buffer;
}

export const sealerOf = (now: () => Secrets): Sealer => ({
  seal: (plain, purpose) => seal(keysIn(now().seals).sealing, plain, purpose),
  open(sealed, purpose) {
    // A value does not name its secret; the tag shows which one it was. Each rotation adds one.
    let trouble: unknown;
    for (const secret of now().opens) {
      try {
        return open(keysIn(secret).sealing, sealed, purpose);
      } catch (error) {
        trouble = error;
      }
    }
    throw trouble;
  },
  fingerprint: (value, purpose) =>
    createHmac("sha256", keysIn(now().first).indexing).update(`${purpose}\0${value}`).digest(),
});

function seal(key: Buffer, plain: Buffer | string, purpose: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(purpose));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer, sealed: Buffer, purpose: string): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
}
