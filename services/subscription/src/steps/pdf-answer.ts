import { createHash } from "node:crypto";
import { answer, type Media } from "@storytelling/service";
import type { Paper } from "../domain/paper.ts";
import { drawPdf } from "../engines/pdf-writer.ts";

/** The answer with a document as PDF. */
export async function pdfAnswer(paper: Paper, filename: string) {
  const bytes = await drawPdf(paper);
  const media: Media = {
    contentType: "application/pdf",
    size: bytes.length,
    etag: `"${createHash("sha256").update(bytes).digest("hex")}"`,
    filename,
    read: async (range) =>
      (async function* () {
        yield range ? bytes.subarray(range.start, range.end) : bytes;
      })(),
  };
  return answer(media);
}
