/** A request to the eSpeak NG program: its own pitch (0 to 99, 50 unchanged) and words a minute. */
export interface Ask {
  text: string;
  voice: string;
  pitch: number;
  wordsPerMinute: number;
}

/**
 * The time in ms at which the program begins a word (`offset`: UTF-16, into the text) or falls silent (`offset` null).
 */
export interface Mark {
  offset: number | null;
  ms: number;
}

/** The program's answer to one request. */
export interface Spoken {
  pcm: Int16Array;
  sampleRate: number;
  marks: Mark[];
}
