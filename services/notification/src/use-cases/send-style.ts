import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";

const contentType = "text/css; charset=utf-8";
const bytes = readFileSync(new URL("../pages/assets/style.css", import.meta.url));
const etag = `"${createHash("sha256").update(bytes).digest("base64url")}"`;

/** The style sheet of the pages. It is read once, when the process starts. */
export const sendStyle = useCase({
  answer: { media: [contentType] },
  async run() {
    const read = async (range?: { start: number; end: number }) =>
      (async function* () {
        yield bytes.subarray(range?.start, range?.end);
      })();
    return answer({ contentType, size: bytes.length, etag, read });
  },
});
