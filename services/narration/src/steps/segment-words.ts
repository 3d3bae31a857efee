import { type Word, wordsInLine } from "../domain/spoken-form.ts";
import type { SegmentRow } from "../store/segments.ts";

/** A segment's words as offsets into its text, in ms from the start of its audio. */
export const wordsOf = ({ text, form, spoken }: Pick<SegmentRow, "text" | "form" | "spoken">): Word[] =>
  wordsInLine(
    { text, form },
    (spoken ?? []).map(([start, end, fromMs, toMs]) => ({ start, end, fromMs, toMs })),
  );
