import { createCipheriv, createDecipheriv, createHash, hkdfSync } from "node:crypto";

/** Bytes that AES-GCM adds to a sealed piece. */
export const TAG = 16;
/** Bytes of random salt in each file's header. */
export const SALT = 32;
const PREFIX = 7;
const MAGIC = Buffer.from("STBLOB\x00\x01", "latin1");
/** Bytes before the first chunk: magic with version, and salt. */
export const HEADER = MAGIC.length + SALT;

/** The kind of a sealed piece: a chunk before the last, the last chunk, or the description. */
export type Piece = "more" | "last" | "description";
const FLAG: Record<Piece, number> = { more: 0, last: 1, description: 2 };

/** Seals and opens the pieces of one file. */
export interface FileCipher {
  header: Buffer;
  seal(index: number, piece: Piece, plain: Uint8Array): Buffer;
  /** Opens a piece. Throws unless exactly this piece of this file was sealed at this place. */
  open(index: number, piece: Piece, sealed: Uint8Array): Buffer;
}

/** The salt in a header; null if it is not one of ours. */
export const saltOf = (header: Buffer): Buffer | null =>
  header.length === HEADER && header.subarray(0, MAGIC.length).equals(MAGIC)
    ? header.subarray(MAGIC.length)
    : null;

/**
 * The STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár ("Online Authenticated-Encryption and its
 * Nonce-Reuse Misuse-Resistance", CRYPTO 2015) over AES-256-GCM: the nonce is a prefix of 7 bytes, the piece's number
 * in 4 and a flag in 1, so pieces cannot be cut off, reordered or repeated. Key and prefix of a file come from the
 * owner's key by HKDF-SHA-256 with the file's random salt, so no number of files can repeat a nonce under one key.
 * Owner and id are bound into both the key and the authenticated data.
 */
export function fileCipher(ownerKey: Buffer, salt: Buffer, owner: string, id: string): FileCipher {
  const name = Buffer.from(JSON.stringify([owner, id]));
  const header = Buffer.concat([MAGIC, salt]);
  const aad = Buffer.concat([header, name]);
  const info = createHash("sha256").update(name).digest();
  const material = Buffer.from(hkdfSync("sha256", ownerKey, salt, info, 32 + PREFIX));
  const key = material.subarray(0, 32);
  const nonce = (index: number, piece: Piece): Buffer => {
    const bytes = Buffer.alloc(12);
    material.copy(bytes, 0, 32);
    bytes.writeUInt32BE(index, PREFIX);
    bytes.writeUInt8(FLAG[piece], 11);
    return bytes;
  };
  return {
    header,
    seal(index, piece, plain) {
      const cipher = createCipheriv("aes-256-gcm", key, nonce(index, piece)).setAAD(aad);
      return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open(index, piece, sealed) {
      if (sealed.length < TAG) throw new Error("shorter than its tag");
      const decipher = createDecipheriv("aes-256-gcm", key, nonce(index, piece), { authTagLength: TAG });
      decipher.setAAD(aad).setAuthTag(sealed.subarray(-TAG));
      return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
    },
  };
}
