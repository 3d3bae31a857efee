import type { SpokenBy } from "./line-key.ts";
import type { Script } from "./script.ts";

/** The lines of a script that are read aloud, with the names of their speakers. */
export function spokenLines(
  script: Pick<Script, "lines" | "chapters">,
  nameOf: (speakerId: string) => string | null,
): SpokenBy[] {
  const silent = new Set(
    script.chapters
      .filter(({ readAloud }) => !readAloud)
      .flatMap(({ firstLine, lines }) => Array.from({ length: lines }, (_, at) => firstLine + at)),
  );
  return script.lines
    .filter(({ index }) => !silent.has(index))
    .map(({ index: line, text, speaker }) => ({
      ...{ line, text },
      speaker: speaker === null ? null : nameOf(speaker),
      speakerId: speaker,
    }));
}

/** A segment of a narration as far as its line's key needs it. */
interface Piece {
  readonly line: number;
  readonly text: string;
  readonly speaker: string;
}

/** The lines of a narration, whose segments name the narrator "Narrator". */
export function narratedLines(
  segments: readonly Piece[],
  parts: readonly { readonly characterId: string | null; readonly name: string }[],
): SpokenBy[] {
  const idOf = new Map(
    parts.flatMap(({ characterId, name }) => (characterId === null ? [] : [[name, characterId] as const])),
  );
  return [...Map.groupBy(segments, ({ line }) => line)].map(([line, own]) => {
    const name = own[0]?.speaker ?? "";
    const speakerId = idOf.get(name) ?? null;
    const text = own.map((piece) => piece.text).join("");
    return { line, text, speaker: speakerId === null ? null : name, speakerId };
  });
}
