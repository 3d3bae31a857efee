import type { Found } from "../corrections/found.ts";
import type { Script } from "../script.ts";
import type { Mark } from "./chapter.ts";
import { lineAt } from "./script-chapters.ts";

/** The findings with their lines cut where a chapter begins inside one. */
export function cutLines(found: Found, text: string, marks: readonly Mark[]): Found {
  const { script } = found;
  const cuts = new Map<number, number[]>();
  for (const { offset } of marks) {
    const line = lineAt(script.ends, offset);
    const start = cuts.get(line)?.at(-1) ?? (line > 0 ? (script.ends[line - 1] ?? 0) : 0);
    if (!/[\p{L}\p{N}]/u.test(text.slice(start, offset))) continue;
    const known = cuts.get(line);
    if (known) known.push(offset);
    else cuts.set(line, [offset]);
  }
  if (cuts.size === 0) return found;
  const times = script.ends.map((_, line) => 1 + (cuts.get(line)?.length ?? 0));
  const repeated = <T>(values: readonly T[]): T[] =>
    values.flatMap((value, line) => Array<T>(times[line] ?? 1).fill(value));
  const last: number[] = [];
  for (const count of times) last.push((last.at(-1) ?? -1) + count);
  const firstOf = (line: number) => (last[line - 1] ?? -1) + 1;
  const cutScript: Script = {
    ends: script.ends.flatMap((end, line) => [...(cuts.get(line) ?? []), end]),
    kinds: repeated(script.kinds),
    speakers: repeated(script.speakers),
    confidence: repeated(script.confidence),
    valence: repeated(script.valence),
    arousal: repeated(script.arousal),
    strongest: repeated(script.strongest),
    // A chapter begins a paragraph.
    paragraphEnds: [
      ...script.paragraphEnds.map((line) => last[line] ?? line),
      ...[...cuts.keys()].flatMap((line) =>
        Array.from({ length: (times[line] ?? 1) - 1 }, (_, nth) => firstOf(line) + nth),
      ),
    ].sort((a, b) => a - b),
    chapters: script.chapters.map(({ title, firstLine, lines }) => ({
      title,
      firstLine: firstOf(firstLine),
      lines: firstOf(firstLine + lines) - firstOf(firstLine),
    })),
  };
  const more = new Map<string, number>();
  for (const [line, { length }] of cuts) {
    const speaker = script.speakers[line];
    if (speaker) more.set(speaker, (more.get(speaker) ?? 0) + length);
  }
  const counted = <T extends { readonly id: string; readonly lines: number }>(one: T): T => ({
    ...one,
    lines: one.lines + (more.get(one.id) ?? 0),
  });
  return {
    ...found,
    script: cutScript,
    characters: found.characters.map(counted),
    mood: { ...found.mood, byCharacter: found.mood.byCharacter.map(counted) },
  };
}
