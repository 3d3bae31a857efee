/** A request to the eSpeak NG program: its own pitch (0 to 99, 50 unchanged) and words a minute. */
export interface Ask {
  text: string;
  voice: string;
  pitch: number;
  wordsPerMinute: number;
}

/** When the program begins a word (`offset`: UTF-16, into the text) or falls silent (`offset` null), in ms. */
export interface Mark {
  offset: number | null;
  ms: number;
}

/** What the program made of one request. */
export interface Spoken {
  pcm: Int16Array;
  sampleRate: number;
  marks: Mark[];
}
