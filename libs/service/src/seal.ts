import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

const nonceBytes = 12;
const tagBytes = 16;

/** Seals and opens small values with AES-256-GCM; `purpose` is bound in, so a value cannot be moved elsewhere. */
export interface Sealer {
  seal(plain: Buffer | string, purpose: string): Buffer;
  /** @throws Error when the value was changed, cut, or sealed for another purpose */
  open(sealed: Buffer, purpose: string): Buffer;
  /** A keyed fingerprint to look sealed values up by: HMAC-SHA-256. */
  fingerprint(value: string, purpose: string): Buffer;
}

export function sealer(masterKey: string): Sealer {
  const master = Buffer.from(masterKey, "base64");
  const derive = (use: string) => Buffer.from(hkdfSync("sha256", master, "", `storytelling ${use}`, 32));
  const sealing = derive("seal");
  const indexing = derive("fingerprint");
  return {
    seal(plain, purpose) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", sealing, nonce).setAAD(Buffer.from(purpose));
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, purpose) {
      const decipher = createDecipheriv("aes-256-gcm", sealing, sealed.subarray(0, nonceBytes));
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(sealed.subarray(-tagBytes));
      return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
    },
    fingerprint: (value, purpose) => createHmac("sha256", indexing).update(`${purpose}\0${value}`).digest(),
  };
}
