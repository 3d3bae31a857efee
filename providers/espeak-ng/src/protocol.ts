// SPDX-License-Identifier: GPL-3.0-or-later

/** The parent process's request: plain text, eSpeak's own pitch (0 to 99, 50 unchanged) and words a minute. */
export interface Ask {
  id: number;
  text: string;
  voice: string;
  pitch: number;
  wordsPerMinute: number;
}

/** The request for a text's sounds; `ipa` is the eSpeak voice that reads it. */
export interface PronounceAsk {
  id: number;
  text: string;
  ipa: string;
}

/** A sound in IPA, and its word's place (UTF-16, into the text). */
export interface Phoneme {
  offset: number;
  ipa: string;
}

/** The time in ms at which eSpeak begins a word (`offset`: UTF-16, into the text) or falls silent (`offset` null). */
export interface Mark {
  offset: number | null;
  ms: number;
}

/** The answer to each request, in the order of the requests. */
export type Answer =
  | { id: number; pcm: Int16Array; sampleRate: number; marks: Mark[] }
  | { id: number; phonemes: Phoneme[] }
  | { id: number; error: string };
