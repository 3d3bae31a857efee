import { meanFeeling, type SentenceBody } from "../feelings.ts";
import type { Mood } from "../mood.ts";
import { round, type Script } from "../script.ts";
import type { Mark } from "./chapter.ts";
import { hasBeginning } from "./script-chapters.ts";

interface Part {
  readonly title: string | null;
  readonly offset: number;
}

const partsOf = (script: Pick<Script, "ends" | "kinds">, marks: readonly Mark[]): Part[] => {
  const all: readonly Part[] = hasBeginning(script, marks) ? [{ title: null, offset: 0 }, ...marks] : marks;
  return all.map(({ title, offset }, at) => ({ title, offset: at === 0 ? 0 : offset }));
};

/** True when the mood by chapter has these chapters. */
export function hasMoodOf(
  { chapters }: Mood,
  script: Pick<Script, "ends" | "kinds">,
  marks: readonly Mark[],
): boolean {
  const length = script.ends.at(-1) ?? 0;
  const parts = partsOf(script, marks);
  return (
    chapters.length === parts.length &&
    parts.every(({ title, offset }, at) => {
      const known = chapters[at];
      return known?.title === title && known.position === round(offset / length);
    })
  );
}

/** The mood of each chapter. */
export function moodByChapter(
  script: Pick<Script, "ends" | "kinds">,
  marks: readonly Mark[],
  sentences: readonly SentenceBody[],
): Mood["chapters"] {
  const length = script.ends.at(-1) ?? 0;
  const parts = partsOf(script, marks);
  let at = 0;
  return parts.map(({ title, offset }, part) => {
    const from = at;
    const end = parts[part + 1]?.offset ?? length;
    while ((sentences[at]?.start ?? Infinity) < end) at++;
    const within = sentences.slice(from, at);
    return { title, position: round(offset / length), sentences: within.length, ...meanFeeling(within) };
  });
}
