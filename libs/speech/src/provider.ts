import type { WordTiming } from "@storytelling/media";

/** A voice that the cast can be given: a provider's base voice, tuned by pitch and rate. */
export interface Voice {
  id: string;
  provider: string;
  name: string;
  /** A language tag: `en`, or with a region where the accent is known, such as `en-GB`. */
  language: string;
  gender: "female" | "male" | "other";
  age: "child" | "young" | "adult" | "old";
  /** A provider's own voice, or a blend of them; only the provider reads it. */
  base: string;
  settings: VoiceSettings;
  description: string;
}

/** Factors on the base voice, each from 0.5 to 2: 1 is the base voice as it is, a rate of 2 twice as fast. */
export interface VoiceSettings {
  pitch: number;
  rate: number;
}

/** How a line is spoken. A provider that cannot do it speaks plainly. */
export type Manner = "plain" | "whisper" | "shout";

/** A stretch of a request's text (UTF-16 offsets, end exclusive) with its sounds in IPA. */
export interface Pronounced {
  readonly start: number;
  readonly end: number;
  readonly ipa: string;
}

/** Plain text to be spoken; nothing in it is markup. */
export interface SpeechRequest {
  text: string;
  /** A language tag. `en` is read as an American does, `en-GB` as a British person. */
  language: string;
  base: string;
  settings: VoiceSettings;
  /** `plain` when it is left out. */
  manner?: Manner;
  /** In order of the text, without overlaps. A provider that takes no phonemes speaks the text instead. */
  pronounced?: readonly Pronounced[];
}

/** Mono speech, with the words in order of the text; words that are not spoken are left out. */
export interface Speech {
  pcm: Int16Array;
  sampleRate: number;
  words: WordTiming[];
}

/** Whether a provider can speak now. While its models are fetched, or where they are missing, it cannot. */
export type Readiness =
  | { readonly state: "ready" }
  | { readonly state: "fetching"; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly state: "missing"; readonly reason: string };

/** For providers that need nothing. */
export const READY: Readiness = { state: "ready" };

/**
 * A speech synthesiser. The same request to the same `version` gives the same samples, unless the provider is hosted.
 * `speak` throws `Refusal`: `invalid` for a request that can never succeed, `unavailable` when trying again may.
 */
export interface SpeechProvider {
  readonly id: string;
  readonly version: string;
  readonly languages: readonly string[];
  readiness(): Readiness;
  /** All voices, also while the provider is not ready. */
  voices(): Voice[];
  speak(request: SpeechRequest, signal?: AbortSignal): Promise<Speech>;
  close(): Promise<void>;
}
