import { type Word, wordsInLine } from "../domain/spoken-form.ts";
import type { SegmentRow } from "../store/segments.ts";
import type { KeptWord } from "../store/tables.ts";

/** A segment's words as offsets into its text, in ms from the start of its audio. */
export const wordsOf = ({
  text,
  form,
  spoken,
  take_words: taken,
}: Pick<SegmentRow, "text" | "form" | "spoken" | "take_words">): Word[] =>
  taken ? taken.map(wordOf) : wordsInLine({ text, form }, (spoken ?? []).map(wordOf));

export const wordOf = ([start, end, fromMs, toMs]: KeptWord): Word => ({ start, end, fromMs, toMs });
