import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { fileName } from "../domain/file-name.ts";
import { bookBlob, captionsBlob } from "../steps/blob-ids.ts";
import { mediaOf } from "../steps/media.ts";
import { audibleNarration, requireBook } from "../steps/narrations.ts";

const part = (
  contentType: string,
  extension: string,
  blob: (narrationId: string, edition: number) => string,
) =>
  useCase({
    params: z.object({ id: Id }),
    answer: { media: [contentType] },
    async run(app, { params, visitor }) {
      const row = await audibleNarration(app, visitor, params.id);
      const book = blob(row.id, requireBook(row));
      return answer(await mediaOf(app, row.owner_id, book, fileName(row.title, extension)));
    },
  });

/** The whole audiobook. */
export const playNarration = part("audio/mpeg", "mp3", bookBlob);

/** The captions, as WebVTT. */
export const readCaptions = part("text/vtt", "vtt", captionsBlob);
