import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const VERSION = 1;
const NONCE = 12;
const TAG = 16;
const KEY = 32;

const aad = (owner: string): Buffer => Buffer.from(`storytelling blob key 1 ${JSON.stringify(owner)}`);

/** The 32-byte master key from its base64 form in the configuration; throws, without showing it, if it is not one. */
export function parseMasterKey(base64: string): Buffer {
  const key = Buffer.from(base64.trim(), "base64");
  if (key.length !== KEY || key.toString("base64") !== base64.trim())
    throw new Error("The master key must be 32 bytes in base64: make one with `openssl rand -base64 32`.");
  return key;
}

/** Seals a data key with AES-256-GCM for one owner: version (1 byte), nonce (12), sealed key (32), tag (16). */
export function wrapKey(masterKey: Buffer, owner: string, key: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", masterKey, nonce).setAAD(aad(owner));
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}

/** Opens a wrapped key; throws if master key or owner are not those it was wrapped with. */
export function unwrapKey(masterKey: Buffer, owner: string, wrapped: Buffer): Buffer {
  try {
    if (wrapped.length !== 1 + NONCE + KEY + TAG || wrapped[0] !== VERSION) throw new Error("unknown form");
    const nonce = wrapped.subarray(1, 1 + NONCE);
    const decipher = createDecipheriv("aes-256-gcm", masterKey, nonce, { authTagLength: TAG });
    decipher.setAAD(aad(owner)).setAuthTag(wrapped.subarray(-TAG));
    return Buffer.concat([decipher.update(wrapped.subarray(1 + NONCE, -TAG)), decipher.final()]);
  } catch (cause) {
    throw new Error(`The blob key of owner ${owner} cannot be unwrapped: is the master key the right one?`, {
      cause,
    });
  }
}
