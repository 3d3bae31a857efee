import type { WordTiming } from "../word-timing.ts";

/** A voice that the cast can be given: a provider's base voice, tuned by pitch and rate. */
export interface Voice {
  id: string;
  provider: string;
  name: string;
  /** ISO 639 code, such as `en`. */
  language: string;
  gender: "female" | "male" | "other";
  age: "child" | "young" | "adult" | "old";
  base: string;
  settings: VoiceSettings;
  description: string;
}

/** Factors on the base voice, each from 0.5 to 2: 1 is the base voice as it is, a rate of 2 twice as fast. */
export interface VoiceSettings {
  pitch: number;
  rate: number;
}

/** Plain text to be spoken; nothing in it is markup. */
export interface SpeechRequest {
  text: string;
  language: string;
  base: string;
  settings: VoiceSettings;
}

/** Mono speech, with the words in order of the text; words that are not spoken are left out. */
export interface Speech {
  pcm: Int16Array;
  sampleRate: number;
  words: WordTiming[];
}

/**
 * A speech synthesiser. The same request to the same `version` gives the same samples.
 * `speak` throws `Refusal`: `invalid` for a request that can never succeed, `unavailable` when trying again may.
 */
export interface SpeechProvider {
  readonly id: string;
  readonly version: string;
  readonly languages: readonly string[];
  voices(): Voice[];
  speak(request: SpeechRequest, signal?: AbortSignal): Promise<Speech>;
  close(): Promise<void>;
}
