import { createHash } from "node:crypto";
import { Refusal } from "@storytelling/values";
import type { Part } from "./casting.ts";
import { deliveryOf } from "./delivery.ts";
import { pauseAfter } from "./pauses.ts";
import { piecesOf } from "./pieces.ts";
import { renditionHash } from "./rendition.ts";
import type { Line, Script } from "./script.ts";
import { spokenOf, wordCount } from "./spoken.ts";
import type { Settings, Voice } from "./voice.ts";

/** One line of a narration, or a piece of a long line, with its speaker, voice and the hash of its audio. */
export interface Segment {
  readonly index: number;
  readonly line: number;
  readonly kind: "narration" | "speech" | "heading";
  readonly speaker: string;
  readonly voiceId: string;
  readonly text: string;
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
 * Cuts a script into segments for a cast: one for each line, several for a long line.
 * @param versionOf the version of a speech provider
 * @throws Refusal `invalid` when no line has words to say
 */
export function planNarration(
  script: Script,
  parts: readonly Part[],
  voices: ReadonlyMap<string, Voice>,
  versionOf: (provider: string) => string,
): Segment[] {
  const voiceOf = new Map(parts.map((part) => [part.character?.id ?? null, voices.get(part.voiceId)]));
  const nameOf = new Map(
    parts.map((part) => [part.character?.id ?? null, part.character?.name ?? "Narrator"]),
  );
  const seen = new Set<string | null>([null]);
  const pieces = script.lines.flatMap(cut);
  const segments = pieces.map((line, at): Segment => {
    const voice = voiceOf.get(line.speaker) ?? voiceOf.get(null);
    if (!voice) throw new Error("A cast without a narrator.");
    const { text } = spokenOf(line.text);
    const settings = deliveryOf(line, voice.settings);
    const { provider, base } = voice;
    const request = {
      text,
      language: script.language,
      provider,
      base,
      settings,
      version: versionOf(provider),
    };
    const hash = text === "" ? null : renditionHash(request);
    const repeats = seen.has(hash);
    seen.add(hash);
    return {
      index: at,
      line: line.index,
      kind: line.kind,
      speaker: nameOf.get(line.speaker) ?? "Narrator",
      voiceId: voice.id,
      text: line.text,
      hash,
      provider,
      base,
      settings,
      words: wordCount(text),
      pauseMs: pauseAfter(line, pieces[at + 1]),
      repeats,
    };
  });
  if (seen.size > 1) return segments;
  throw new Refusal("invalid", "nothing-to-read", "The story has no words to read aloud. Write some first.");
}

/**
 * Cuts a long line into several, so that rendering one takes little time and memory. Only the last ends its
 * paragraph.
 */
function cut(line: Line): Line[] {
  const texts = piecesOf(line.text);
  return texts.map((text, at) => ({
    ...line,
    text,
    paragraphEnd: line.paragraphEnd && at === texts.length - 1,
  }));
}

/** The key of a story's revision with a cast. Narrations with equal keys are the same. */
export function castKey(script: Script, parts: readonly Part[]): string {
  const voices = parts.map((part) => [part.character?.id ?? "", part.voiceId]).sort();
  return createHash("sha256")
    .update(JSON.stringify([script.storyId, script.revision, voices]))
    .digest("hex");
}
