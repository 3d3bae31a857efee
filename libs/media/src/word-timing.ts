/** The time of a word: UTF-16 offsets into the request's text, milliseconds into its speech. */
export interface WordTiming {
  start: number;
  end: number;
  fromMs: number;
  toMs: number;
}
