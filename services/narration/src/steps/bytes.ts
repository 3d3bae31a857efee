import { createHash } from "node:crypto";
import type { Media } from "@storytelling/service";

/** Bytes in memory, as an answer. */
export const bytesOf = (bytes: Uint8Array, contentType: string, filename: string): Media => ({
  contentType,
  size: bytes.length,
  etag: `"${createHash("sha256").update(bytes).digest("hex")}"`,
  filename,
  async read(range) {
    return (async function* () {
      yield range ? bytes.subarray(range.start, range.end) : bytes;
    })();
  },
});
