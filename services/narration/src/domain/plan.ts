import { createHash } from "node:crypto";
import { Refusal } from "@storytelling/values";
import type { Part } from "./casting.ts";
import { deliveryOf } from "./delivery.ts";
import { pauseAfter } from "./pauses.ts";
import { piecesOf } from "./pieces.ts";
import { renditionHash } from "./rendition.ts";
import type { Line, Script } from "./script.ts";
import { formOf, type SpokenForm, wordCount } from "./spoken-form.ts";
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
  /** Null when the text has no words to say. */
  readonly hash: string | null;
  readonly provider: string;
  readonly base: string;
  readonly settings: Settings;
  readonly words: number;
  readonly pauseMs: number;
  /** Whether an earlier segment needs the same audio, or this one needs none. */
  readonly repeats: boolean;
}

/**
 * The segments of a narration for a cast: one for each piece of the script.
 * @param pieces the script's lines, each cut by `cutLine`
 * @param versionOf the version of a speech provider
 * @throws Refusal `invalid` when no line has words to say
 */
export function planNarration(
  script: Script,
  pieces: readonly Piece[],
  parts: readonly Part[],
  voices: ReadonlyMap<string, Voice>,
  versionOf: (provider: string) => string,
): Segment[] {
  const voiceOf = new Map(parts.map((part) => [part.character?.id ?? null, voices.get(part.voiceId)]));
  const nameOf = new Map(
    parts.map((part) => [part.character?.id ?? null, part.character?.name ?? "Narrator"]),
  );
  const seen = new Set<string | null>([null]);
  const segments = pieces.map(({ line, said, form }, at): Segment => {
    const voice = voiceOf.get(line.speaker) ?? voiceOf.get(null);
    if (!voice) throw new Error("A cast without a narrator.");
    const settings = deliveryOf(line, voice.settings);
    const { provider, base } = voice;
    const request = {
      text: said,
      language: script.language,
      provider,
      base,
      settings,
      version: versionOf(provider),
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
      hash,
      provider,
      base,
      settings,
      words: wordCount(said),
      pauseMs: pauseAfter(line, said, pieces[at + 1]?.line),
      repeats,
    };
  });
  if (seen.size > 1) return segments;
  throw new Refusal("invalid", "nothing-to-read", "The story has no words to read aloud. Write some first.");
}

/** The most that is said for one segment, so that every provider takes it. */
const MOST_SAID = 6000;

/** A line, or a piece of one, with its spoken form. */
export interface Piece {
  readonly line: Line;
  readonly said: string;
  readonly form: SpokenForm;
}

/**
 * Cuts a long line into several, so that rendering one takes little time and memory. Only the last ends its
 * paragraph.
 */
export function cutLine(line: Line, language: string): Piece[] {
  const cuts = piecesOf(line.text).flatMap((text) => sayable(text, language));
  return cuts.map(({ text, said, changes, problems }, at) => ({
    line: { ...line, text, paragraphEnd: line.paragraphEnd && at === cuts.length - 1 },
    said,
    form: { changes, problems },
  }));
}

/** A text with its spoken form; in parts when much more is said than is written, as for numbers and signs. */
function sayable(text: string, language: string): (SpokenForm & { text: string; said: string })[] {
  const form = formOf(text, language);
  if (form.said.length <= MOST_SAID || text.length < 4) return [{ ...form, text }];
  return piecesOf(text, Math.ceil(text.length / 2)).flatMap((part) => sayable(part, language));
}

/** The key of a story's revision with a cast. Narrations with equal keys are the same. */
export function castKey(script: Script, parts: readonly Part[]): string {
  const voices = parts.map((part) => [part.character?.id ?? "", part.voiceId]).sort();
  return createHash("sha256")
    .update(JSON.stringify([script.storyId, script.revision, voices]))
    .digest("hex");
}
