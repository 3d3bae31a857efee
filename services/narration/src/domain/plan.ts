import { createHash } from "node:crypto";
import { Refusal } from "@storytelling/values";
import type { Part } from "./casting.ts";
import { deliveryOf } from "./delivery.ts";
import { mannersOf } from "./manner.ts";
import type { Manner } from "./manner-words.ts";
import { pauseAfter } from "./pauses.ts";
import { piecesOf } from "./pieces.ts";
import { renditionHash } from "./rendition.ts";
import type { Line, Script } from "./script.ts";
import {
  formOf,
  type NewForm,
  pronouncedOf,
  type ReadingOptions,
  type SpokenForm,
  type Word,
  wordCount,
} from "./spoken-form.ts";
import type { Settings, Voice } from "./voice.ts";

/** One line of a narration, or a piece of a long line, with its speaker, voice and the hash of its audio. */
export interface Segment {
  readonly index: number;
  readonly line: number;
  readonly kind: "narration" | "speech" | "heading";
  readonly speaker: string;
  readonly voiceId: string;
  readonly text: string;
  readonly form: SpokenForm;
  /** The language of its chapter; null when that is the story's. */
  readonly language: string | null;
  /** Null when the text has no words to say. */
  readonly hash: string | null;
  readonly provider: string;
  readonly base: string;
  readonly settings: Settings;
  readonly manner: Manner;
  readonly gainDb: number;
  readonly words: number;
  readonly pauseMs: number;
  /** Whether an earlier segment needs the same audio, or this one needs none. */
  readonly repeats: boolean;
  /** The take that is heard instead; missing when a synthetic voice speaks. */
  readonly take?: PlacedTake;
}

/** A piece of a take in a segment, with its words placed in the segment's text. */
export interface PlacedTake {
  readonly takeId: string;
  readonly piece: number;
  readonly words: readonly Word[];
}

/** Gives a speaker's voice in a language; a speaker null is the narrator. */
export type VoiceOf = (speaker: string | null, language: string) => Voice;

/** The voices of a cast; a speaker without a part has the narrator's. */
export function voicesOf(
  parts: readonly Part[],
  voices: readonly Voice[],
): (speaker: string | null) => Voice {
  const byId = new Map(voices.map((voice) => [voice.id, voice]));
  const voiceOf = new Map(parts.map((part) => [part.character?.id ?? null, byId.get(part.voiceId)]));
  return (speaker) => {
    const voice = voiceOf.get(speaker) ?? voiceOf.get(null);
    if (!voice) throw new Error("A cast without a narrator.");
    return voice;
  };
}

/**
 * The segments of a narration for a cast: one for each piece of the script.
 * @param pieces the script's lines, each cut by `cutLine`
 * @param versionOf the version of a speech provider
 * @throws Refusal `invalid` when no line has words to say
 */
export function planNarration(
  script: Pick<Script, "language">,
  pieces: readonly Piece[],
  parts: readonly Part[],
  voiceOf: VoiceOf,
  versionOf: (provider: string) => string,
): Segment[] {
  const nameOf = new Map(
    parts.map((part) => [part.character?.id ?? null, part.character?.name ?? "Narrator"]),
  );
  const told = mannersOf(pieces);
  const paragraphs = paragraphLengths(pieces);
  const seen = new Set<string | null>([null]);
  const segments = pieces.map(({ line, language, said, form }, at): Segment => {
    const voice = voiceOf(line.speaker, language);
    const { settings, manner, gainDb } = deliveryOf(line, voice, told[at]);
    const { provider, base } = voice;
    const request = {
      text: said,
      language,
      provider,
      base,
      settings,
      manner,
      version: versionOf(provider),
      ...pronouncedOf(form),
    };
    const hash = said === "" ? null : renditionHash(request);
    const repeats = seen.has(hash);
    seen.add(hash);
    return {
      index: at,
      line: line.index,
      kind: line.kind,
      speaker: nameOf.get(line.speaker) ?? "Narrator",
      voiceId: voice.id,
      text: line.text,
      form,
      language: language === script.language ? null : language,
      hash,
      provider,
      base,
      settings,
      manner,
      gainDb,
      words: wordCount(said),
      pauseMs: pauseAfter(line, said, pieces[at + 1]?.line, {
        language,
        paragraph: paragraphs[at] ?? 0,
      }),
      repeats,
    };
  });
  if (seen.size > 1) return segments;
  throw new Refusal("invalid", "nothing-to-read", "The story has no words to read aloud. Write some first.");
}

/** The length in characters of each piece's paragraph, up to the end of that piece. */
function paragraphLengths(pieces: readonly Piece[]): number[] {
  let length = 0;
  return pieces.map(({ line }) => {
    length += line.text.length;
    const sofar = length;
    if (line.paragraphEnd) length = 0;
    return sofar;
  });
}

/** The most that is said for one segment, so that every provider takes it. */
const MOST_SAID = 6000;

/** A line, or a piece of one, with its spoken form. */
export interface Piece {
  readonly line: Line;
  /** A language tag. */
  readonly language: string;
  readonly said: string;
  readonly form: SpokenForm;
}

/**
 * Cuts a long line into several, so that rendering one takes little time and memory. Only the last ends its
 * paragraph.
 */
export function cutLine(line: Line, language: string, options: ReadingOptions = {}): Piece[] {
  const cuts = cutAt(piecesOf(line.text), language, options);
  return cuts.map(({ text, said, changes, problems, ...form }, at) => ({
    line: { ...line, text, paragraphEnd: line.paragraphEnd && at === cuts.length - 1 },
    language,
    said,
    form: { changes, problems, ...pronouncedOf(form) },
  }));
}

/** The spoken forms of a text's pieces; tags of the whole text are led to their piece. */
function cutAt(texts: readonly string[], language: string, options: ReadingOptions) {
  let at = 0;
  return texts.flatMap((text) => {
    const from = at;
    at += text.length;
    const tags = options.tags
      ?.filter(({ start }) => start >= from && start < at)
      .map(({ start, end, tag }) => ({ start: start - from, end: end - from, tag }));
    return sayable(text, language, tags ? { ...options, tags } : options);
  });
}

/** A text with its spoken form; in parts when much more is said than is written, as for numbers and signs. */
function sayable(
  text: string,
  language: string,
  options: ReadingOptions,
): (NewForm & { readonly text: string })[] {
  const form = formOf(text, language, options);
  if (form.said.length <= MOST_SAID || text.length < 4) return [{ ...form, text }];
  return cutAt(piecesOf(text, Math.ceil(text.length / 2)), language, options);
}

/**
 * The key of a story's revision with a cast and a way of reading. Narrations with equal keys are the same.
 * @param lists the versions of the pronunciations that are used
 */
export function castKey(
  script: Omit<Script, "lines">,
  parts: readonly Part[],
  lists: readonly (string | null)[] = [],
  emoji: "skip" | "name" = "skip",
  quick = false,
): string {
  const voices = parts.map((part) => [part.character?.id ?? "", part.voiceId]).sort();
  const { storyId, revision, language } = script;
  // Without their titles: the key is kept in clear.
  const chapters = script.chapters.map(({ title: _, ...chapter }) => Object.values(chapter));
  return createHash("sha256")
    .update(
      JSON.stringify([
        storyId,
        revision,
        voices,
        language,
        chapters,
        lists,
        emoji,
        ...(quick ? ["quick"] : []),
      ]),
    )
    .digest("hex");
}
