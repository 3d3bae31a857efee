import type { AudiobookTags, SyntheticLabel } from "@storytelling/media";
import type { App } from "../app.ts";
import { type LabelledLine, labelOf, linesIn, peopleOf } from "../domain/label.ts";
import { humanLines } from "../store/human-lines.ts";
import type { OpenNarration } from "../store/narration-words.ts";
import type { SegmentRow } from "../store/segments.ts";
import { listVoices } from "../store/voices.ts";

/** Tags of a book before it is labelled. */
export type PlainTags = Omit<AudiobookTags, "comment" | "label">;

/** The label of a book, and its tags with the label: for programs, and as the comment that players show. */
export async function labelBook(
  app: App,
  row: OpenNarration,
  segments: readonly SegmentRow[],
  places: readonly { readonly startMs: number }[],
  plain: PlainTags,
): Promise<{ label: SyntheticLabel; tags: AudiobookTags }> {
  const lines = await labelledLines(app, row, segments);
  const label = labelOf(lines, row.language);
  const mixed = label.lines !== "all" && label.lines !== "none";
  const chapters = plain.chapters.map((chapter) => {
    const isOwn = (at: number): boolean => {
      const startMs = places[at]?.startMs ?? -1;
      return startMs >= chapter.startMs && startMs < chapter.endMs;
    };
    return mixed ? { ...chapter, syntheticLines: linesIn(lines.filter((_, at) => isOwn(at))) } : chapter;
  });
  const voices = label.voices.map(({ name, provider }) => `${name} (${provider})`).join(", ");
  const people = (await humanLines(app.db.read, row.id))?.people ?? [];
  const comment = `${label.notice}${peopleOf(people, row.language)} ${voices}`.trim().slice(0, 1000);
  return { label, tags: { ...plain, chapters, label, comment } };
}

/** A voice that is not offered any more has the name that the cast kept. */
async function labelledLines(
  app: App,
  { parts }: OpenNarration,
  segments: readonly SegmentRow[],
): Promise<LabelledLine[]> {
  const names = new Map((await listVoices(app.db.read)).map(({ id, name }) => [id, name]));
  for (const { voiceId, voiceName } of parts) names.set(voiceId, voiceName);
  return segments.map(({ line, origin, voice_id, provider, hash }) => ({
    line,
    origin,
    voiceName: names.get(voice_id) ?? voice_id,
    provider,
    silent: hash === null,
  }));
}
