import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/** Seals a secret with AES-256-GCM, bound to its label: version (1 byte), nonce (12), sealed secret, tag (16). */
export function wrapSecret(masterKey: Buffer, label: string, secret: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", masterKey, nonce).setAAD(Buffer.from(label));
  return Buffer.concat([
    Buffer.of(VERSION),
    nonce,
    cipher.update(secret),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** @throws Error when master key or label are not those it was wrapped with, or the bytes were changed */
export function unwrapSecret(masterKey: Buffer, label: string, wrapped: Buffer): Buffer {
  if (wrapped.length < 1 + NONCE + TAG || wrapped[0] !== VERSION) throw new Error("unknown form");
  const nonce = wrapped.subarray(1, 1 + NONCE);
  const decipher = createDecipheriv("aes-256-gcm", masterKey, nonce, { authTagLength: TAG });
  decipher.setAAD(Buffer.from(label)).setAuthTag(wrapped.subarray(-TAG));
  return Buffer.concat([decipher.update(wrapped.subarray(1 + NONCE, -TAG)), decipher.final()]);
}
