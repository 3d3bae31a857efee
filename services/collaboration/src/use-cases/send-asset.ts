import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";

/** Sends a file of the pages. It is read once, when the process starts. */
export function sendAsset(name: string, contentType: string) {
  const bytes = readFileSync(new URL(`../pages/assets/${name}`, import.meta.url));
  const etag = `"${createHash("sha256").update(bytes).digest("base64url")}"`;
  return useCase({
    answer: { media: [contentType] },
    async run() {
      const read = async (range?: { start: number; end: number }) => {
        return (async function* () {
          yield bytes.subarray(range?.start, range?.end);
        })();
      };
      return answer({ contentType, size: bytes.length, etag, read });
    },
  });
}
