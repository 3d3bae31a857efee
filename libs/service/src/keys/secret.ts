import { hkdfSync } from "node:crypto";

const KEY = 32;
/** Bytes of a secret: first a key that seals, then a key for fingerprints. */
export const SECRET = 2 * KEY;

/** The keys in a secret of 64 bytes. */
export interface SecretKeys {
  readonly sealing: Buffer;
  readonly indexing: Buffer;
}

export const keysIn = (secret: Buffer): SecretKeys => ({
  sealing: secret.subarray(0, KEY),
  indexing: secret.subarray(KEY, SECRET),
});

/** The secret that is derived from a key of 32 bytes. */
export function seedOf(key: Buffer): Buffer {
  const derive = (use: string) => Buffer.from(hkdfSync("sha256", key, "", `storytelling ${use}`, KEY));
  return Buffer.concat([derive("seal"), derive("fingerprint")]);
}
