/** Mono sound. */
export interface Sound {
  readonly pcm: Int16Array;
  /** In Hz. */
  readonly sampleRate: number;
}

/** When a word is said: `start` and `end` are offsets into the written text, the times are in milliseconds. */
export interface TimedWord {
  readonly start: number;
  readonly end: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** A synthetic reading of a text, whose word times are known. */
export interface Reference extends Sound {
  readonly words: readonly TimedWord[];
}

/** A recording with the times of its words. */
export interface Alignment {
  readonly words: readonly TimedWord[];
  /** How well the recording fits the text, 0 to 1. */
  readonly match: number;
  /** Whether other words were read. */
  readonly otherWords: boolean;
}

/** Where a line is within one reading of several lines. The times of its words begin with the part. */
export interface Part extends Alignment {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The two numbers that are measured of a person's voice, and nothing more. */
export interface VoiceMeasure {
  /** The median pitch in Hz; null when it cannot be told. */
  readonly pitchHz: number | null;
  /** Null when too little is said. */
  readonly wordsPerMinute: number | null;
}

/** Aligns recordings to their texts, in worker threads. All throw the Refusal `audio-too-long` beyond 15 minutes. */
export interface Aligner {
  align(take: Sound, reference: Reference, signal?: AbortSignal): Promise<Alignment>;
  /** One part for each reference, in order; null for a line that was not read. */
  split(
    take: Sound,
    references: readonly Reference[],
    signal?: AbortSignal,
  ): Promise<readonly (Part | null)[]>;
  /** @param words how many words the sounds hold */
  measure(sounds: readonly Sound[], words: number, signal?: AbortSignal): Promise<VoiceMeasure>;
  close(): Promise<void>;
}
