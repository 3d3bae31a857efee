import { type Fit, fitTakes } from "../domain/fit-takes.ts";
import { keyOf, type SpokenBy } from "../domain/line-key.ts";
import type { Reader } from "../store/tables.ts";
import { type OpenTake, takesIn } from "../store/takes.ts";

/** The takes of a story, newest first, each with the line that it fits now. */
export async function fittedTakes(
  reader: Reader,
  storyId: string,
  lines: readonly SpokenBy[],
): Promise<{ take: OpenTake; fit: Fit | null }[]> {
  const takes = await takesIn(reader, storyId);
  const fits = fitTakes(lines, takes.flatMap(fittingTake));
  return takes.map((take) => ({ take, fit: fits.get(take.id) ?? null }));
}

/** A take as far as it fits lines; none for one that was not taken in yet. */
export function fittingTake({ id, line, words, occurrence, speaker_id: speakerId }: OpenTake) {
  if (!words || occurrence === null) return [];
  const said = { text: words.texts.join(""), speaker: words.speaker, speakerId };
  return [{ id, line, key: keyOf(said, occurrence) }];
}
