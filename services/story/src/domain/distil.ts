import { type Analysis, EMOTIONS } from "@storytelling/narrative";
import { Cast } from "./corrections/cast.ts";
import { finish } from "./corrections/corrected.ts";
import type { Found } from "./corrections/found.ts";
import { emotionsOf } from "./feelings.ts";
import type { CharacterBody, Findings, Usage } from "./findings.ts";
import { moodOf } from "./mood.ts";
import { round, scriptOf } from "./script.ts";
import type { Verdict } from "./verdict.ts";
import { countWords } from "./words.ts";

/** The characters and lines of an analysis. @throws Error when its lines do not tile the text */
export function foundIn(text: string, analysis: Analysis): Found {
  return {
    characters: charactersOf(text, analysis),
    script: scriptOf(text, analysis),
    mood: moodOf(text.length, analysis),
    relations: analysis.relations.map(({ a, b, exchanges, kin = null }) => ({ a, b, exchanges, kin })),
  };
}

const literal = (numbers: readonly number[]): string => `{${numbers.join(",")}}`;

/**
 * The findings to keep of an analysis, with a language model's verdict if one was asked.
 * @throws Error when its lines do not tile the text
 */
export function distil(
  text: string,
  analysis: Analysis,
  judged?: { verdict: Verdict; usage: Usage },
): Findings {
  const { sentences } = analysis;
  const plain = foundIn(text, analysis);
  const { characters, script, mood, relations } = judged
    ? judge(plain, text, analysis, judged.verdict)
    : plain;
  return {
    lines: script.ends.length,
    characters,
    script: JSON.stringify(script),
    mood: JSON.stringify(mood),
    relations: JSON.stringify(relations),
    usage: judged?.usage ?? null,
    sentences: {
      count: sentences.length,
      starts: literal(sentences.map((sentence) => sentence.start)),
      ends: literal(sentences.map((sentence) => sentence.end)),
      valence: literal(sentences.map((sentence) => round(sentence.valence))),
      arousal: literal(sentences.map((sentence) => round(sentence.arousal))),
      emotions: literal(
        sentences.flatMap(({ emotions }) => EMOTIONS.map((emotion) => round(emotions[emotion]))),
      ),
    },
  };
}

function judge(found: Found, text: string, { sentences }: Analysis, verdict: Verdict): Found {
  const cast = new Cast(found, text);
  const person = (id: string) => cast.characters.find((one) => one.id === cast.owners.get(id));
  for (const [id, gender] of verdict.genders) {
    const one = person(id);
    if (one) cast.change(one, { gender });
  }
  for (const { line, speaker, confidence } of verdict.speakers) cast.speak(line, speaker, round(confidence));
  for (const [id, other] of verdict.merges) {
    const [one, two] = [person(id), person(other)];
    if (one && two) cast.merge(one, two);
  }
  const bodies = sentences.map((one, index) => ({
    ...one,
    index,
    emotions: emotionsOf(EMOTIONS.map((emotion) => one.emotions[emotion])),
  }));
  return finish(found, cast, bodies);
}

function charactersOf(text: string, { characters, lines }: Analysis): CharacterBody[] {
  const spoken = Map.groupBy(lines, (line) => line.speaker);
  return characters.map(({ id, name, aliases, gender, age, plural, narrator, mentions }) => {
    const said = spoken.get(id) ?? [];
    const words = said.reduce((sum, { start, end }) => sum + countWords(text.slice(start, end)), 0);
    return {
      id,
      name,
      aliases,
      gender,
      age,
      plural,
      narrator,
      lines: said.length,
      words,
      mentions: mentions.length,
      voiceHint: null,
    };
  });
}
