import { spokenOf, type Word, wordsInLine } from "../domain/spoken.ts";
import type { SegmentRow } from "../store/segments.ts";

/** A segment's words as offsets into its text, in ms from the start of its audio. */
export const wordsOf = ({ text, spoken }: Pick<SegmentRow, "text" | "spoken">): Word[] =>
  wordsInLine(
    spokenOf(text),
    (spoken ?? []).map(([start, end, fromMs, toMs]) => ({ start, end, fromMs, toMs })),
  );
