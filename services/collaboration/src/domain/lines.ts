import { Refusal } from "@storytelling/values";
import { type Asked, type KnownCharacter, narratorId } from "./session.ts";

/** A line of a story's script, as the story service tells it. */
export interface StoryLine {
  readonly index: number;
  readonly text: string;
  readonly kind: "narration" | "speech" | "heading";
  /** A character's id; null for the narrator. */
  readonly speaker: string | null;
  readonly emotion: { readonly valence: number; readonly arousal: number; readonly strongest: string | null };
}

/** A chapter of a script. */
export interface StoryChapter {
  readonly firstLine: number;
  readonly lines: number;
  readonly language: string;
  readonly readAloud: boolean;
}

/** A line that a session asks for. */
export interface SessionLine {
  /** Its number in the revision of the session. */
  readonly line: number;
  readonly text: string;
  readonly kind: StoryLine["kind"];
  readonly characterId: string | null;
  readonly speaker: string | null;
  readonly emotion: StoryLine["emotion"];
  /** The language of its chapter. */
  readonly language: string;
  /** How many earlier lines of the script have the same words and speaker: it tells equal lines apart. */
  readonly occurrence: number;
  /** What stands around it, for the person who records it. */
  readonly before: string | null;
  readonly after: string | null;
}

const contextChars = 300;

/** Whether a line is asked of somebody whose invitation may have narrowed what the session asks. */
export const isAskedOf = (
  {
    characters,
    lines,
  }: { readonly characters: readonly string[] | null; readonly lines: readonly number[] | null },
  line: { readonly line: number; readonly characterId: string | null },
): boolean =>
  (characters === null && lines === null) ||
  (lines?.includes(line.line) ?? false) ||
  (characters?.includes(line.characterId ?? narratorId) ?? false);

/** A story's script as a session reads it. */
export interface StoryScript {
  readonly language: string;
  readonly lines: readonly StoryLine[];
  readonly chapters: readonly StoryChapter[];
  readonly characters: readonly KnownCharacter[];
}

/** The lines of a script that a session asks for, each with what stands around it. Lines that are not read aloud are left out. */
export function askedLines(script: StoryScript, asked: Asked): SessionLine[] {
  const names = new Map(script.characters.map(({ id, name }) => [id, name]));
  const [characters, numbers] = [asked.characters && new Set(asked.characters), new Set(asked.lines)];
  const wanted = ({ index, speaker }: StoryLine): boolean =>
    numbers.has(index) || (characters ? characters.has(speaker ?? narratorId) : speaker !== null);
  const spoken = spokenLines(script);
  const seen = new Map<string, number>();
  return spoken.flatMap(({ line, language }, at) => {
    const { index, kind, speaker, emotion } = line;
    const text = line.text.trim();
    const key = `${speaker ?? narratorId} ${text}`;
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    if (!wanted(line)) return [];
    return [
      {
        line: index,
        text,
        kind,
        characterId: speaker,
        speaker: speaker === null ? null : (names.get(speaker) ?? null),
        emotion,
        language,
        occurrence,
        before: spoken[at - 1]?.line.text.trim().slice(-contextChars) ?? null,
        after: spoken[at + 1]?.line.text.trim().slice(0, contextChars) ?? null,
      },
    ];
  });
}

/** The lines that are read aloud and have something to say, each with the language of its chapter. */
function spokenLines({ lines, chapters, language }: StoryScript) {
  const ends = chapters.map((chapter) => ({ ...chapter, end: chapter.firstLine + chapter.lines }));
  let at = 0;
  return lines.flatMap((line) => {
    while (ends[at] && line.index >= (ends[at]?.end ?? 0)) at++;
    const chapter = ends[at];
    const inside = chapter && line.index >= chapter.firstLine ? chapter : undefined;
    if (inside?.readAloud === false || !/[\p{L}\p{N}]/u.test(line.text)) return [];
    return [{ line, language: inside?.language ?? language }];
  });
}

/** @throws Refusal `characters-unknown`, `lines-unknown` for what the story does not have; `nothing-asked` */
export function refuseUnknown(
  { characters, lines, memories }: Asked,
  story: { readonly characters: readonly KnownCharacter[]; readonly lines: readonly { index: number }[] },
): void {
  const known = new Set([narratorId, ...story.characters.map(({ id }) => id)]);
  const strange = characters?.find((id) => !known.has(id));
  if (strange !== undefined)
    throw invalid("characters-unknown", "body.asked.characters", `The story has no character ${strange}.`);
  const numbers = new Set(story.lines.map(({ index }) => index));
  const gone = lines.find((line) => !numbers.has(line));
  if (gone !== undefined)
    throw invalid("lines-unknown", "body.asked.lines", `The story has no line ${gone}.`);
  if (characters?.length === 0 && lines.length === 0 && !memories)
    throw invalid("nothing-asked", "body.asked", "Ask for characters, lines or memories.");
}

const invalid = (code: string, field: string, message: string): Refusal =>
  new Refusal("invalid", code, `${field}: ${message}`, { faults: [{ field, message }] });
