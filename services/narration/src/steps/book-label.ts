import type { AudiobookTags, SyntheticLabel } from "@storytelling/media";
import type { App } from "../app.ts";
import { type LabelledLine, labelOf } from "../domain/label.ts";
import type { OpenNarration } from "../store/narration-words.ts";
import type { SegmentRow } from "../store/segments.ts";
import { listVoices } from "../store/voices.ts";

/** Which lines of a book are synthetic. A voice that is not offered any more has the name that the cast kept. */
export async function labelFor(
  app: App,
  { parts, language }: OpenNarration,
  segments: readonly SegmentRow[],
): Promise<SyntheticLabel> {
  const names = new Map((await listVoices(app.db.read)).map(({ id, name }) => [id, name]));
  for (const { voiceId, voiceName } of parts) names.set(voiceId, voiceName);
  const lines = segments.map(
    ({ line, origin, voice_id, provider, hash }): LabelledLine => ({
      line,
      origin,
      voiceName: names.get(voice_id) ?? voice_id,
      provider,
      silent: hash === null,
    }),
  );
  return labelOf(lines, language);
}

/** Tags with the label, for programs and as the comment that players show. */
export function labelled(
  tags: Omit<AudiobookTags, "comment" | "label">,
  label: SyntheticLabel,
): AudiobookTags {
  const voices = label.voices.map(({ name, provider }) => `${name} (${provider})`).join(", ");
  return { ...tags, label, comment: `${label.notice} ${voices}`.trim().slice(0, 1000) };
}
