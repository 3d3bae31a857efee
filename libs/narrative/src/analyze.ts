import type { Analysis, AnalyzeOptions, Character, GivenChapter, Quotation, Relation } from "./analysis.ts";
import { findCast } from "./characters/cast.ts";
import { resolvePronouns } from "./characters/pronouns.ts";
import { feelings } from "./emotion/spans.ts";
import { findKinships } from "./kin.ts";
import { toCharacters } from "./present.ts";
import { findQuotes } from "./quotations/find.ts";
import { relate } from "./relations.ts";
import { makeLines } from "./script/lines.ts";
import { findSpeakers } from "./speakers/find.ts";
import { findBylines } from "./text/byline.ts";
import { findChapters, findHeadings } from "./text/chapters.ts";
import type { Doc } from "./text/document.ts";
import { detectLanguage } from "./text/language.ts";
import { cutParagraphs, givenHeadings, markedChapters } from "./text/marked-chapters.ts";
import { findParagraphs } from "./text/paragraphs.ts";
import { findScenes } from "./text/scenes.ts";
import { splitSentences } from "./text/sentences.ts";
import { findWords } from "./text/words.ts";

/** Raise it whenever the same text may give another result. */
export const ENGINE_VERSION = "1.3.0";

/** Splits the text into paragraphs, headings, quotations, sentences and words. */
export const readDoc = (text: string, language: string, chapters?: readonly GivenChapter[]): Doc => {
  const paragraphs = cutParagraphs(findParagraphs(text), chapters ?? []);
  const found = findHeadings(text, paragraphs);
  const { titles, headings: known } = chapters
    ? givenHeadings(paragraphs, chapters, found)
    : { titles: found, headings: found };
  const bylines = findBylines(text, paragraphs);
  const headings = known.map((title, p) => title || bylines[p] === true);
  const quotes = findQuotes(text, paragraphs, headings);
  const sentences = paragraphs.flatMap((paragraph) => splitSentences(text, paragraph));
  const words = findWords(text, paragraphs, sentences, quotes);
  return { text, language, paragraphs, titles, headings, sentences, quotes, words };
};

/** The two letters by which the engine knows a language: "en" of "en-GB". */
const codeOf = (tag: string): string => tag.toLowerCase().split("-", 1)[0]?.slice(0, 2) ?? tag;

/** Finds the story's chapters, sentences, quotations with their speakers, characters, script and relations. */
export const analyze = (text: string, options: AnalyzeOptions = {}): Analysis => {
  const progress = options.onProgress ?? (() => {});
  const given = options.chapters?.length ? options.chapters : undefined;
  const doc = readDoc(text, codeOf(options.language ?? detectLanguage(text)), given);
  progress(0.3);
  const cast = findCast(doc);
  progress(0.5);
  const { turns, spoken } = findSpeakers(doc, cast);
  const speakerAt = spoken.map(({ entity }) => entity);
  resolvePronouns(doc, cast, (q) => speakerAt[q] ?? null);
  progress(0.7);
  const { characters, idOf } = toCharacters(doc, cast, spoken);
  const quotations: Quotation[] = doc.quotes.map(({ start, end }, q) => {
    const { entity, confidence } = spoken[q] ?? { entity: null, confidence: 0 };
    return { start, end, speaker: entity ? (idOf.get(entity) ?? null) : null, confidence };
  });
  const lines = makeLines(doc, quotations);
  const felt = feelings(doc, lines);
  progress(0.9);
  const relations: Relation[] = relate(turns, spoken, idOf, findKinships(doc, cast.references));
  const chapters = given
    ? markedChapters(text, doc.paragraphs, doc.headings, given)
    : findChapters(text, doc.paragraphs, doc.titles);
  progress(1);
  return {
    language: doc.language,
    chapters,
    scenes: findScenes(text, doc.paragraphs, doc.headings, chapters),
    sentences: felt.sentences,
    quotations,
    characters: characters satisfies Character[],
    lines: felt.lines,
    relations,
  };
};
