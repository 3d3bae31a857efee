import { createHash } from "node:crypto";
import type { Media } from "@storytelling/service";

/** Bytes in memory as an answer. */
export const mediaOf = (
  bytes: Buffer,
  { contentType, filename }: { readonly contentType: string; readonly filename?: string },
): Media => ({
  contentType,
  size: bytes.length,
  etag: `"${createHash("sha256").update(bytes).digest("base64url")}"`,
  ...(filename ? { filename } : {}),
  read: async (range) => once(range ? bytes.subarray(range.start, range.end + 1) : bytes),
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
