import { Refusal } from "@storytelling/values";

/** The version of tus that we speak, and what of its extensions. */
export const tusVersion = "1.0.0";
export const tusExtensions = "creation,creation-with-upload,termination,checksum,expiration";
export const checksumAlgorithm = "sha256";

/** @throws Refusal `tus-version-unsupported` */
export function requireTus(version: string | null): void {
  if (version === tusVersion) return;
  const message = `Send the header Tus-Resumable: ${tusVersion}.`;
  throw new Refusal("stale", "tus-version-unsupported", message);
}

/** A header that is a number of bytes. @throws Refusal `header-invalid` */
export function bytesIn(name: string, value: string | null): number {
  if (value !== null && /^\d{1,15}$/.test(value)) return Number(value);
  throw invalid(name, "Give a number of bytes.");
}

/**
 * The pairs of an `Upload-Metadata` header: a key, a space and a value in base64, separated by commas.
 * @throws Refusal `header-invalid`
 */
export function metadataIn(value: string | null): Record<string, string> {
  const pairs = (value ?? "").split(",").filter((pair) => pair.trim() !== "");
  const read = pairs.map((pair) => {
    const [key = "", encoded = "", more] = pair.trim().split(" ");
    if (!/^[!-~]+$/.test(key) || more !== undefined || !/^[A-Za-z0-9+/]*={0,2}$/.test(encoded))
      throw invalid("Upload-Metadata", "Give pairs of a key and a value in base64, separated by commas.");
    return [key, Buffer.from(encoded, "base64").toString()] as const;
  });
  if (new Set(read.map(([key]) => key)).size < read.length)
    throw invalid("Upload-Metadata", "Give each key once.");
  return Object.fromEntries(read);
}

/** The SHA-256 in an `Upload-Checksum` header; null without one. @throws Refusal `header-invalid` */
export function checksumIn(value: string | null): Buffer | null {
  if (value === null) return null;
  const [algorithm, encoded = "", more] = value.split(" ");
  const hash = Buffer.from(encoded, "base64");
  if (algorithm === checksumAlgorithm && hash.length === 32 && more === undefined) return hash;
  throw invalid("Upload-Checksum", `Give ${checksumAlgorithm}, a space, and the hash in base64.`);
}

const invalid = (name: string, message: string): Refusal => {
  const field = `headers.${name}`;
  return new Refusal("malformed", "header-invalid", `${field}: ${message}`, { faults: [{ field, message }] });
};
