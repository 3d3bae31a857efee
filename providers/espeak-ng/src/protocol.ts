// SPDX-License-Identifier: GPL-3.0-or-later

/** What the parent process sends: plain text, eSpeak's own pitch (0 to 99, 50 unchanged) and words a minute. */
export interface Ask {
  id: number;
  text: string;
  voice: string;
  pitch: number;
  wordsPerMinute: number;
}

/** When eSpeak begins a word (`offset`: UTF-16, into the text) or falls silent (`offset` null), in ms. */
export interface Mark {
  offset: number | null;
  ms: number;
}

/** What comes back for each `Ask`, in the order asked. */
export type Answer =
  | { id: number; pcm: Int16Array; sampleRate: number; marks: Mark[] }
  | { id: number; error: string };
