import type { Line } from "./script.ts";

/** A chapter of the audiobook; times are in ms from its start. Its sound ends where the next chapter begins. */
export interface HeardChapter {
  readonly id: string | null;
  readonly title: string;
  /** 1 is the highest. */
  readonly level: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** A chapter of the script; narrations of older releases have neither ids nor levels. */
interface Marked {
  readonly id?: string | null;
  readonly title: string;
  readonly level?: number;
  readonly firstLine: number;
  readonly lines: number;
}

/** A segment in the audiobook; a silent one has no words. */
export interface Sound {
  readonly line: number;
  readonly kind: Line["kind"];
  readonly startMs: number;
  readonly silent: boolean;
}

const plain = (title: string): string =>
  title
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();

/**
 * The chapters of an audiobook: one for each chapter with sound; empty when there is only one. Headings that are only the
 * book's title are no chapter.
 * @param chapters in the order of their lines
 * @param sounds the segments in order
 */
export function chaptersOf(
  chapters: readonly Marked[],
  sounds: readonly Sound[],
  totalMs: number,
  title: string,
): HeardChapter[] {
  let at = 0;
  const heard = chapters.flatMap((chapter) => {
    while ((sounds[at]?.line ?? Infinity) < chapter.firstLine) at++;
    const from = at;
    while ((sounds[at]?.line ?? Infinity) < chapter.firstLine + chapter.lines) at++;
    const own = sounds.slice(from, at);
    const [first] = own;
    const spoken = own.filter(({ silent }) => !silent);
    if (!first || spoken.length === 0) return [];
    const isTitle = ["", plain(title)].includes(plain(chapter.title));
    return isTitle && spoken.every(({ kind }) => kind === "heading") ? [] : [{ chapter, ...first }];
  });
  if (heard.length < 2) return [];
  return heard.map(({ chapter, startMs }, index) => ({
    id: chapter.id ?? null,
    title: chapter.title.trim() === "" ? `${title} (${index + 1})` : chapter.title.trim(),
    level: chapter.level ?? 1,
    startMs,
    endMs: heard[index + 1]?.startMs ?? totalMs,
  }));
}

/** Each chapter with the end of those below it: a part lasts until its last chapter ends. */
export const spansOf = (chapters: readonly HeardChapter[]): HeardChapter[] =>
  chapters.map((chapter, at) => {
    const next = chapters.slice(at + 1).find(({ level }) => level <= chapter.level);
    return { ...chapter, endMs: next?.startMs ?? chapters.at(-1)?.endMs ?? chapter.endMs };
  });
