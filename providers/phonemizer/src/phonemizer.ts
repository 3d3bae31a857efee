import type { Sound, Tagged } from "@storytelling/phonemes";
import type { Pronounced } from "@storytelling/speech";

/** An English text of up to 10,000 characters; `british` decides the lexicon and the vowels. */
export interface PhonemizerRequest {
  readonly text: string;
  readonly british: boolean;
  readonly pronounced?: readonly Pronounced[];
}

/**
 * English text to phonemes, in one child process that several voices share. Rejects with a `Refusal`: `invalid` for a
 * request that can never succeed, `unavailable` when trying again may.
 */
export interface Phonemizer {
  /** The words and marks of a text, in order. They cover all of it but white space. */
  sounds(request: PhonemizerRequest, signal?: AbortSignal): Promise<Sound[]>;
  /** For each word or name, whether it is read without a guess. It costs no network, only look-ups. */
  known(words: readonly string[], british: boolean, signal?: AbortSignal): Promise<boolean[]>;
  /** What each token of a text of up to 10,000 characters is in its sentence, in order. */
  tags(text: string, signal?: AbortSignal): Promise<Tagged[]>;
  close(): Promise<void>;
}
