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

/** A line that a session asks for. */
export interface SessionLine {
  /** Its number in the revision of the session. */
  readonly line: number;
  readonly text: string;
  readonly kind: StoryLine["kind"];
  readonly characterId: string | null;
  readonly speaker: string | null;
  readonly emotion: StoryLine["emotion"];
  /** What stands around it, for the person who records it. */
  readonly before: string | null;
  readonly after: string | null;
}

const contextChars = 300;

/** Whether a line is among what is asked; `characters` null: of every character that speaks. */
export const isAsked = (
  line: { readonly line: number; readonly characterId: string | null },
  { characters, lines }: Pick<Asked, "characters" | "lines">,
): boolean =>
  lines.includes(line.line) ||
  (characters === null ? line.characterId !== null : characters.includes(line.characterId ?? narratorId));

/** The lines of a script that a session asks for, each with what stands around it. */
export function askedLines(
  lines: readonly StoryLine[],
  characters: readonly KnownCharacter[],
  asked: Asked,
): SessionLine[] {
  const names = new Map(characters.map(({ id, name }) => [id, name]));
  const some = { characters: asked.characters, lines: new Set(asked.lines) };
  const wanted = ({ index, speaker }: StoryLine): boolean =>
    some.lines.has(index) ||
    (some.characters === null ? speaker !== null : some.characters.includes(speaker ?? narratorId));
  const visible = lines.filter(({ text }) => text.trim() !== "");
  return visible.flatMap((line, at) => {
    if (!wanted(line)) return [];
    const { index, text, kind, speaker, emotion } = line;
    return [
      {
        line: index,
        text: text.trim(),
        kind,
        characterId: speaker,
        speaker: speaker === null ? null : (names.get(speaker) ?? null),
        emotion,
        before: visible[at - 1]?.text.trim().slice(-contextChars) ?? null,
        after: visible[at + 1]?.text.trim().slice(0, contextChars) ?? null,
      },
    ];
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
