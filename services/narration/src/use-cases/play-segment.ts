import { encodeWav } from "@storytelling/media";
import { answer, type Media } from "@storytelling/service";
import { Id, notFound, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { fileName } from "../domain/file-name.ts";
import { bytesOf } from "../steps/bytes.ts";
import { mediaOf } from "../steps/media.ts";
import { audibleNarration } from "../steps/narrations.ts";
import { listSegments } from "../store/segments.ts";

const SILENT_RATE = 16_000;

/** One line's audio, as soon as it is rendered. A line without words is silence as long as its pause. */
export const playSegment = useCase({
  params: z.object({ id: Id, index: z.coerce.number().int().min(0).max(2_000_000_000) }),
  answer: { media: ["audio/wav"] },
  async run(app, { params, visitor }) {
    const narration = await audibleNarration(app, visitor, params.id);
    const [segment] = await listSegments(app.db, narration.id, params.index, 1);
    if (segment?.index !== params.index) throw notFound("segment");
    const name = fileName(`${narration.title} ${params.index + 1}`, "wav");
    if (segment.hash === null) return answer(silence(segment.pause_ms, name));
    if (segment.blob_id) return answer(await mediaOf(app, segment.blob_owner, segment.blob_id, name));
    throw new Refusal(
      "conflict",
      "segment-not-ready",
      "This line is not rendered yet. Try again in a moment.",
    );
  },
});

function silence(ms: number, filename: string): Media {
  const pcm = new Int16Array(Math.round((ms * SILENT_RATE) / 1000));
  return bytesOf(encodeWav(pcm, SILENT_RATE), "audio/wav", filename);
}
