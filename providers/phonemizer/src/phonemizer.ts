import type { Sound } from "@storytelling/phonemes";
import type { Pronounced } from "@storytelling/speech";

/** An English text; `british` decides the lexicon and the vowels. */
export interface PhonemizerRequest {
  readonly text: string;
  readonly british: boolean;
  readonly pronounced?: readonly Pronounced[];
}

/** English text to phonemes, in one worker thread that several voices share. */
export interface Phonemizer {
  sounds(request: PhonemizerRequest, signal?: AbortSignal): Promise<Sound[]>;
  close(): Promise<void>;
}
