import type { App } from "../app.ts";
import { castStory, type Part } from "../domain/casting.ts";
import { conversationsOf } from "../domain/conversations.ts";
import { foreignLanguages, languageNote, type Note } from "../domain/languages.ts";
import { type VoiceOf, voicesOf } from "../domain/plan.ts";
import { quickOf } from "../domain/provider-traits.ts";
import type { Script } from "../domain/script.ts";
import { listVoices } from "../store/voices.ts";
import type { Material } from "./current-cast.ts";

/** Who reads the lines of a script, in the language of each chapter. */
export interface ChapterLanguages {
  readonly voiceOf: VoiceOf;
  /** The language in which a chapter is read: the story's where no voice speaks the chapter's own. */
  readonly languageOf: (chapterLanguage: string) => string;
  readonly notes: readonly Note[];
}

/** Gives chapters in another language voices that speak it, by a cast of those who speak there. */
export async function castLanguages(
  app: App,
  { script, characters, voices }: Material,
  parts: readonly Part[],
  quick = false,
): Promise<ChapterLanguages> {
  const own = voicesOf(parts, voices);
  const casts = new Map<string, ReturnType<typeof voicesOf>>();
  const unspoken = new Set<string>();
  const notes: Note[] = [];
  for (const language of foreignLanguages(script)) {
    const all = await listVoices(app.db.read, language);
    const speaking = quick ? quickOf(all) : all;
    if (speaking.length === 0) {
      unspoken.add(language);
      notes.push(languageNote(script.chapters, language, []));
      continue;
    }
    const lines = linesIn(script, language);
    const speakers = new Set(lines.map((line) => line.speaker));
    const there = characters.filter(({ id }) => speakers.has(id));
    const voiceOf = voicesOf(
      castStory(there, speaking, conversationsOf(lines), undefined, language),
      speaking,
    );
    casts.set(language, voiceOf);
    notes.push(languageNote(script.chapters, language, namesOf([...speakers].map(voiceOf))));
  }
  return {
    voiceOf: (speaker, language) => (casts.get(language) ?? own)(speaker),
    languageOf: (language) => (unspoken.has(language) ? script.language : language),
    notes,
  };
}

const namesOf = (voices: readonly { readonly name: string }[]): string[] => [
  ...new Set(voices.map(({ name }) => name)),
];

function linesIn({ chapters, lines }: Script, language: string) {
  const own = new Set(
    chapters
      .filter((chapter) => chapter.readAloud && chapter.language === language)
      .flatMap(({ firstLine, lines: count }) => Array.from({ length: count }, (_, at) => firstLine + at)),
  );
  return lines.filter(({ index }) => own.has(index));
}
