import { webVtt } from "@storytelling/media";
import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { chaptersOf, spansOf } from "../domain/chapters.ts";
import { fileName } from "../domain/file-name.ts";
import { bytesOf } from "../steps/bytes.ts";
import { audibleNarration, requireBook } from "../steps/narrations.ts";
import type { OpenNarration } from "../store/narration-words.ts";
import { soundsOf } from "../store/segments.ts";

const ChapterView = z
  .object({
    id: z
      .string()
      .nullable()
      .meta({ description: "The chapter of the story; null if it has no mark there." }),
    title: z.string(),
    level: z.number().int().meta({ description: "1 is the highest. Those of a part have a greater one." }),
    startMs: z.number().int(),
    endMs: z.number().int().meta({ description: "Where the next chapter begins, of whatever level." }),
  })
  .meta({ id: "HeardChapter" });

/** The chapters of a done narration; none when it has only one. */
export const readChapters = useCase({
  params: z.object({ id: Id }),
  answer: z.object({ items: z.array(ChapterView) }),
  async run(app, { params, visitor }) {
    const row = await audibleNarration(app, visitor, params.id);
    const items = (await heard(app, row)).map((chapter) => ({
      ...chapter,
      startMs: Math.round(chapter.startMs),
      endMs: Math.round(chapter.endMs),
    }));
    return answer({ items });
  },
});

/** The chapters as WebVTT. A part lasts as long as its chapters, so the cues are nested as the chapters are. */
export const readChapterCues = useCase({
  params: z.object({ id: Id }),
  answer: { media: ["text/vtt"] },
  async run(app, { params, visitor }) {
    const row = await audibleNarration(app, visitor, params.id);
    const cues = spansOf(await heard(app, row)).map(({ title, startMs, endMs }, at) => ({
      id: `${at + 1}`,
      startMs,
      endMs,
      text: title,
    }));
    return answer(
      bytesOf(Buffer.from(webVtt(cues)), "text/vtt; charset=utf-8", fileName(`${row.title} chapters`, "vtt")),
    );
  },
});

async function heard(app: App, row: OpenNarration) {
  requireBook(row);
  return chaptersOf(row.chapters, await soundsOf(app.db.read, row.id), row.duration_ms ?? 0, row.title);
}
